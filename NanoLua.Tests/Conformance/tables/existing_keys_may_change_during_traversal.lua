local t = {}
for i = 1, 30 do t[i] = i t["s" .. i] = i end
local n = 0
for k, v in pairs(t) do t[k] = v * 2 n = n + 1 end
print(n, t[1], t[30], t.s30) --> 60	2	60	60
