local t, n = {}, nil
print(pcall(function() n() end))
--> false	calling_other_values_is_an_error.lua:2: attempt to call a nil value (upvalue 'n')
print(pcall(function() t() end))
--> false	calling_other_values_is_an_error.lua:4: attempt to call a table value (upvalue 't')
print(pcall(function() t.field() end))
--> false	calling_other_values_is_an_error.lua:6: attempt to call a nil value (field 'field')
print(pcall(function() t:method() end))
--> false	calling_other_values_is_an_error.lua:8: attempt to call a nil value (method 'method')
print(pcall(function() undefined() end))
--> false	calling_other_values_is_an_error.lua:10: attempt to call a nil value (global 'undefined')
print(pcall(function() (1)() end))
--> false	calling_other_values_is_an_error.lua:12: attempt to call a number value
print(pcall(function() ("x")() end))
--> false	calling_other_values_is_an_error.lua:14: attempt to call a string value (constant 'x')
print(pcall(function() t.a.b() end))
--> false	calling_other_values_is_an_error.lua:16: attempt to index a nil value (field 'a')
print(pcall(nil)) --> false	attempt to call a nil value
print(pcall(5)) --> false	attempt to call a number value
