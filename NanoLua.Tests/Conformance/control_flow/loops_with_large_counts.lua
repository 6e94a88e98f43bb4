local n = 0
for i = 1, 20000 do n = n + (i & 1) end
print(n) --> 10000
local k = 0
while k < 10000 do k = k + 3 end
print(k) --> 10002
