local digits = "3"
print(pcall(function() return digits | 4 end))
--> false	strings_are_no_bit_operands_even_when_numeric.lua:2: attempt to perform bitwise operation on a string value (upvalue 'digits')
local s = "abc"
print(pcall(function() return s | 1 end))
--> false	strings_are_no_bit_operands_even_when_numeric.lua:5: attempt to perform bitwise operation on a string value (upvalue 's')
print(pcall(function() return 1 << s end))
--> false	strings_are_no_bit_operands_even_when_numeric.lua:7: attempt to perform bitwise operation on a string value (upvalue 's')
print(pcall(function() return ~s end))
--> false	strings_are_no_bit_operands_even_when_numeric.lua:9: attempt to perform bitwise operation on a string value (upvalue 's')
