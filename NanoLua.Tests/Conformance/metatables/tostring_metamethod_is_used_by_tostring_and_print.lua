local t = setmetatable({}, {__tostring = function() return "I am t" end})
print(t, tostring(t), #tostring(t)) --> I am t	I am t	6
print(pcall(tostring, setmetatable({}, {__tostring = function() return 1 end}))) --> true	1
print(pcall(tostring, setmetatable({}, {__tostring = function() return {} end})))
--> false	'__tostring' must return a string
print(("%s"):format(t)) --> I am t
