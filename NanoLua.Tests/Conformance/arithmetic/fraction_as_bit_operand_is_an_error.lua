local x = 1.5
print(pcall(function() return x | 1 end))
--> false	fraction_as_bit_operand_is_an_error.lua:2: number (upvalue 'x') has no integer representation
print(pcall(function() return 1 & 2.5 end))
--> false	fraction_as_bit_operand_is_an_error.lua:4: number has no integer representation
print(pcall(function() return ~x end))
--> false	fraction_as_bit_operand_is_an_error.lua:6: number (upvalue 'x') has no integer representation
print(pcall(function() return 2 ^ 100 | 1 end))
--> false	fraction_as_bit_operand_is_an_error.lua:8: number has no integer representation
print(pcall(function() return "1.5" | 1 end))
--> false	fraction_as_bit_operand_is_an_error.lua:10: attempt to perform bitwise operation on a string value (constant '1.5')
print(pcall(function() return math.huge << 1 end))
--> false	fraction_as_bit_operand_is_an_error.lua:12: number (field 'huge') has no integer representation
