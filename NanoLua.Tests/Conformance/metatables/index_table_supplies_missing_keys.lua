local base = {x = 1, y = 2}
local t = setmetatable({x = 10}, {__index = base})
print(t.x, t.y, t.z, rawget(t, "y")) --> 10	2	nil	nil
base.z = 3
print(t.z) --> 3
