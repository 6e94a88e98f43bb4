local mt = {__eq = function() return 1 end}
local none = {__eq = function() return nil end}
print(setmetatable({}, mt) == setmetatable({}, mt), setmetatable({}, mt) ~= setmetatable({}, mt))
--> true	false
print(setmetatable({}, none) == setmetatable({}, none)) --> false
