local zero = 0
print(pcall(function() return 1 // zero end))
--> false	integer_division_by_zero_is_an_error.lua:2: attempt to divide by zero
print(pcall(function() return 0 // 0 end))
--> false	integer_division_by_zero_is_an_error.lua:4: attempt to divide by zero
