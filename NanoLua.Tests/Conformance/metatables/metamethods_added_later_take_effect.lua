local mt = {}
local t = setmetatable({}, mt)
print(t.x, pcall(function() return t + 1 end))
--> nil	false	metamethods_added_later_take_effect.lua:3: attempt to perform arithmetic on a table value (upvalue 't')
mt.__index = function() return "found" end
mt.__add = function() return "sum" end
print(t.x, t + 1) --> found	sum
mt.__index = nil
print(t.x) --> nil
