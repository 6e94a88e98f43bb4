local t = setmetatable({}, {__index = function() return 1, 2, 3 end})
print(t.x) --> 1
print(t.x, t.y) --> 1	1
