local t = {1, 2}
print(pcall(function() table.insert(t, 5, 0) end))
--> false	insert_refuses_bad_positions_and_counts.lua:2: bad argument #2 to 'insert' (position out of bounds)
print(pcall(function() table.insert(t, 0, 0) end))
--> false	insert_refuses_bad_positions_and_counts.lua:4: bad argument #2 to 'insert' (position out of bounds)
print(pcall(function() table.insert(t) end))
--> false	insert_refuses_bad_positions_and_counts.lua:6: wrong number of arguments to 'insert'
print(pcall(function() table.insert(t, 1, 2, 3) end))
--> false	insert_refuses_bad_positions_and_counts.lua:8: wrong number of arguments to 'insert'
print(pcall(function() table.insert(nil, 1) end))
--> false	insert_refuses_bad_positions_and_counts.lua:10: bad argument #1 to 'insert' (table expected, got nil)
print(pcall(function() table.insert(t, "x", 1) end))
--> false	insert_refuses_bad_positions_and_counts.lua:12: bad argument #2 to 'insert' (number expected, got string)
