local t = {}
for i = 1, 300 do t["key" .. i] = i end
local sum = 0
for _, v in pairs(t) do sum = sum + v end
print(sum, t.key1, t.key300, t.key301) --> 45150	1	300	nil
