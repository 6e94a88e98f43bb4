local t = setmetatable({}, {__add = function() return 1, 2 end, __call = function() return 1, 2 end})
print(t + t) --> 1
print(t()) --> 1	2
local r = setmetatable({}, {__add = function() end})
print(r + 1) --> nil
