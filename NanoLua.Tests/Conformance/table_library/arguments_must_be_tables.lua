print(pcall(function() table.sort(1) end))
--> false	arguments_must_be_tables.lua:1: bad argument #1 to 'sort' (table expected, got number)
print(pcall(function() table.remove("x") end))
--> false	arguments_must_be_tables.lua:3: bad argument #1 to 'remove' (table expected, got string)
print(pcall(function() table.unpack() end)) --> false	attempt to get length of a nil value
print(pcall(function() table.move(1, 1, 1, 1) end))
--> false	arguments_must_be_tables.lua:6: bad argument #1 to 'move' (table expected, got number)
