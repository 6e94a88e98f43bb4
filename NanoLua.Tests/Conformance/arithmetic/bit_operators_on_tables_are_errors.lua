local t = {}
print(pcall(function() return t & 1 end))
--> false	bit_operators_on_tables_are_errors.lua:2: attempt to perform bitwise operation on a table value (upvalue 't')
print(pcall(function() return 1 ~ t end))
--> false	bit_operators_on_tables_are_errors.lua:4: attempt to perform bitwise operation on a table value (upvalue 't')
print(pcall(function() return ~t end))
--> false	bit_operators_on_tables_are_errors.lua:6: attempt to perform bitwise operation on a table value (upvalue 't')
print(pcall(function() return nil >> 1 end))
--> false	bit_operators_on_tables_are_errors.lua:8: attempt to perform bitwise operation on a nil value
