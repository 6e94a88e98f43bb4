print(pcall(function() for i = 1, 10, 0 do end end))
--> false	zero_step_is_an_error.lua:1: 'for' step is zero
print(pcall(function() for i = 1.0, 10, 0.0 do end end))
--> false	zero_step_is_an_error.lua:3: 'for' step is zero
print(pcall(function() for i = 1, 10, -0.0 do end end))
--> false	zero_step_is_an_error.lua:5: 'for' step is zero
