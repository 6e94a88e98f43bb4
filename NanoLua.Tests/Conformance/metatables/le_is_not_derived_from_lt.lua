local t = setmetatable({}, {__lt = function() return true end})
print(t < t) --> true
print(pcall(function() return t <= t end))
--> false	le_is_not_derived_from_lt.lua:3: attempt to compare two table values
