local t = {}
for i = 1, 10 do t[10 ^ i // 1] = i end
local n = 0
for _ in pairs(t) do n = n + 1 end
print(n, t[10], t[1000000], t[100]) --> 10	1	6	2
