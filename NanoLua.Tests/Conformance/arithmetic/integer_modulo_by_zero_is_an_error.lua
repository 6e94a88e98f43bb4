local zero = 0
print(pcall(function() return 1 % zero end))
--> false	integer_modulo_by_zero_is_an_error.lua:2: attempt to perform 'n%0'
print(pcall(function() return math.mininteger % 0 end))
--> false	integer_modulo_by_zero_is_an_error.lua:4: attempt to perform 'n%0'
