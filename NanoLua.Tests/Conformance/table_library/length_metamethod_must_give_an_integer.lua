local t = setmetatable({}, {__len = function() return "x" end})
print(pcall(function() table.insert(t, 1) end))
--> false	length_metamethod_must_give_an_integer.lua:2: object length is not an integer
print(pcall(function() return table.concat(t) end))
--> false	length_metamethod_must_give_an_integer.lua:4: object length is not an integer
print(#t) --> x
