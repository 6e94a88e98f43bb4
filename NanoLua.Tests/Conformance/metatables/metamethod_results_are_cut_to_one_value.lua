local function two() return 1, 2 end
local t = setmetatable({}, {__add = two, __call = two})
print(t + t) --> 1
print(t()) --> 1	2
local r = setmetatable({}, {__add = function() end})
print(r + 1) --> nil
