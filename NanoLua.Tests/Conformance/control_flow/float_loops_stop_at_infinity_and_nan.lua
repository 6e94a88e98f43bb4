local n = 0
for i = 1.0, math.huge do n = n + 1 if n == 5 then break end end
print(n) --> 5
for i = math.huge, 1 do print("never") end
for i = 0 / 0, 1 do print("once", i ~= i) end --> once	true
for i = 1, 0 / 0 do print("never") end
for i = -math.huge, math.huge, math.huge do n = n + 1 if n > 6 then break end end
print(n) --> 6
