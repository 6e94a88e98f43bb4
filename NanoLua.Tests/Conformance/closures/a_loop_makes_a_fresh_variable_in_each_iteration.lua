local fs = {}
for i = 1, 3 do fs[i] = function() return i end end
print(fs[1](), fs[2](), fs[3]()) --> 1	2	3
local gs = {}
for k, v in ipairs {"a", "b"} do gs[k] = function() return k .. v end end
print(gs[1](), gs[2]()) --> 1a	2b
