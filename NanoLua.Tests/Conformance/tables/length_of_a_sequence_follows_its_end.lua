local t = {}
for i = 1, 20 do t[i] = i assert(#t == i) end
for i = 20, 11, -1 do t[i] = nil assert(#t == i - 1) end
print(#t) --> 10
t[#t + 1] = "x"
print(#t, t[11]) --> 11	x
