print(pcall(setmetatable, 1, {}))
--> false	bad argument #1 to 'setmetatable' (table expected, got number)
print(pcall(setmetatable, {}, 1))
--> false	bad argument #2 to 'setmetatable' (nil or table expected, got number)
print(pcall(setmetatable, {}))
--> false	bad argument #2 to 'setmetatable' (nil or table expected, got no value)
print(getmetatable(setmetatable(setmetatable({}, {x = 1}), nil))) --> nil
