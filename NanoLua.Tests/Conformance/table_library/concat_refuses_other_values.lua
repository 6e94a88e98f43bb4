print(pcall(function() return table.concat({1, {}, 3}) end))
--> false	concat_refuses_other_values.lua:1: invalid value (table) at index 2 in table for 'concat'
print(pcall(function() return table.concat({1, nil, 3}, ",", 1, 3) end))
--> false	concat_refuses_other_values.lua:3: invalid value (nil) at index 2 in table for 'concat'
print(pcall(function() return table.concat({true}) end))
--> false	concat_refuses_other_values.lua:5: invalid value (boolean) at index 1 in table for 'concat'
print(pcall(function() return table.concat(5) end))
--> false	concat_refuses_other_values.lua:7: bad argument #1 to 'concat' (table expected, got number)
print(pcall(function() return table.concat({}, {}) end))
--> false	concat_refuses_other_values.lua:9: bad argument #2 to 'concat' (string expected, got table)
