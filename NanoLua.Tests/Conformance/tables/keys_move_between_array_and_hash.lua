local t = {}
for i = 1, 64 do t[i * 2] = i end
for i = 1, 64 do t[i * 2 - 1] = -i end
local sum = 0
for i = 1, 128 do sum = sum + t[i] end
print(#t, sum, t[2], t[1], t[127]) --> 128	0	1	-1	-64
for i = 1, 120 do t[i] = nil end
local left = 0
for k, v in pairs(t) do left = left + 1 assert(k > 120 and v) end
print(left, t[121], t[128], t[120]) --> 8	-61	64	nil
