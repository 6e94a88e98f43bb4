local t, n = {}, nil
print(pcall(function() return "a" .. t end))
--> false	concat_of_other_types_is_an_error.lua:2: attempt to concatenate a table value (upvalue 't')
print(pcall(function() return n .. "a" end))
--> false	concat_of_other_types_is_an_error.lua:4: attempt to concatenate a nil value (upvalue 'n')
print(pcall(function() return "a" .. true end))
--> false	concat_of_other_types_is_an_error.lua:6: attempt to concatenate a boolean value
print(pcall(function() return t.field .. "x" end))
--> false	concat_of_other_types_is_an_error.lua:8: attempt to concatenate a nil value (field 'field')
print(pcall(function() return 1 .. {} end))
--> false	concat_of_other_types_is_an_error.lua:10: attempt to concatenate a table value
