local t = {}
print(pcall(function() return t + 1 end))
--> false	arithmetic_on_other_types_names_the_operand.lua:2: attempt to perform arithmetic on a table value (upvalue 't')
print(pcall(function() return 1 - nil end))
--> false	arithmetic_on_other_types_names_the_operand.lua:4: attempt to perform arithmetic on a nil value
print(pcall(function() return true * 2 end))
--> false	arithmetic_on_other_types_names_the_operand.lua:6: attempt to perform arithmetic on a boolean value
print(pcall(function() return t.x // 2 end))
--> false	arithmetic_on_other_types_names_the_operand.lua:8: attempt to perform arithmetic on a nil value (field 'x')
print(pcall(function() return undefined % 2 end))
--> false	arithmetic_on_other_types_names_the_operand.lua:10: attempt to perform arithmetic on a nil value (global 'undefined')
print(pcall(function() return -t end))
--> false	arithmetic_on_other_types_names_the_operand.lua:12: attempt to perform arithmetic on a table value (upvalue 't')
print(pcall(function() return print ^ 2 end))
--> false	arithmetic_on_other_types_names_the_operand.lua:14: attempt to perform arithmetic on a function value (global 'print')
