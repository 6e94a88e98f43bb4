local t = setmetatable({ x = 1, y = 2 }, { __index = function(_, name) return name .. "?" end })
print(t.x, t.y, t.z) --> 1	2	z?
local u = setmetatable({ x = 1, y = 2 }, { __index = { y = "other", z = "base" } })
print(u.x, u.y, u.z, u.w) --> 1	2	base	nil
local log = {}
local v = setmetatable({ x = 1, y = 2 },
  { __newindex = function(_, name, value) log[#log + 1] = name .. value end })
v.x, v.z = 3, 4
print(v.x, v.z, log[1], #log) --> 3	nil	z4	1
local base = { __name = "thing", __metatable = "locked" }
print(getmetatable(setmetatable({}, base)), (tostring(setmetatable({}, base)):gsub(":.*", ""))) --> locked	thing
