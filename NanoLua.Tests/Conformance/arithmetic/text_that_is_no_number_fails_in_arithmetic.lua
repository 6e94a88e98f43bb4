local s = "abc"
print(pcall(function() return s + 1 end))
--> false	text_that_is_no_number_fails_in_arithmetic.lua:2: attempt to add a 'string' with a 'number'
print(pcall(function() return "10x" + 1 end))
--> false	text_that_is_no_number_fails_in_arithmetic.lua:4: attempt to add a 'string' with a 'number'
print(pcall(function() return "" + 1 end))
--> false	text_that_is_no_number_fails_in_arithmetic.lua:6: attempt to add a 'string' with a 'number'
print(pcall(function() return 2 ^ "two" end))
--> false	text_that_is_no_number_fails_in_arithmetic.lua:8: attempt to pow a 'number' with a 'string'
print(pcall(function() return -"x" end))
--> false	text_that_is_no_number_fails_in_arithmetic.lua:10: attempt to unm a 'string' with a 'string'
