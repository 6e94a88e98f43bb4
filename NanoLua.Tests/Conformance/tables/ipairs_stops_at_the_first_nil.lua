for i, v in ipairs {"a", "b", nil, "d"} do print(i, v) end
--> 1	a
--> 2	b
local n = 0
for _ in ipairs {} do n = n + 1 end
print(n) --> 0
