local n, t = nil, {}
print(pcall(function() return #n end))
--> false	length_of_other_values_is_an_error.lua:2: attempt to get length of a nil value (upvalue 'n')
print(pcall(function() return #5 end))
--> false	length_of_other_values_is_an_error.lua:4: attempt to get length of a number value
print(pcall(function() return #t.x end))
--> false	length_of_other_values_is_an_error.lua:6: attempt to get length of a nil value (field 'x')
print(pcall(function() return #print end))
--> false	length_of_other_values_is_an_error.lua:8: attempt to get length of a function value (global 'print')
