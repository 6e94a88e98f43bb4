local n
print(pcall(function() return n.x end))
--> false	indexing_other_values_is_an_error.lua:2: attempt to index a nil value (upvalue 'n')
print(pcall(function() n.x = 1 end))
--> false	indexing_other_values_is_an_error.lua:4: attempt to index a nil value (upvalue 'n')
print(pcall(function() return (5).x end))
--> false	indexing_other_values_is_an_error.lua:6: attempt to index a number value
print(pcall(function() return (true)[1] end))
--> false	indexing_other_values_is_an_error.lua:8: attempt to index a boolean value
print(pcall(function() return print.x end))
--> false	indexing_other_values_is_an_error.lua:10: attempt to index a function value (global 'print')
print(pcall(function() local t = {} return t.a.b end))
--> false	indexing_other_values_is_an_error.lua:12: attempt to index a nil value (field 'a')
print(pcall(function() local t = {} t.a.b = 1 end))
--> false	indexing_other_values_is_an_error.lua:14: attempt to index a nil value (field 'a')
print(pcall(function() local t = {{}} return t[1][2][3] end))
--> false	indexing_other_values_is_an_error.lua:16: attempt to index a nil value (field 'integer index')
print(pcall(function() return undefined.x end))
--> false	indexing_other_values_is_an_error.lua:18: attempt to index a nil value (global 'undefined')
