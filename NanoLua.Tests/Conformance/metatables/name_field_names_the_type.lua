local t = setmetatable({}, {__name = "My.Type"})
print((tostring(t):gsub("0x%x+", "ADDR"))) --> My.Type: ADDR
print(pcall(function() return t + 1 end))
--> false	name_field_names_the_type.lua:3: attempt to perform arithmetic on a My.Type value (upvalue 't')
print(pcall(function() return t < 1 end))
--> false	name_field_names_the_type.lua:5: attempt to compare My.Type with number
print(pcall(function() return #t, t() end))
--> false	name_field_names_the_type.lua:7: attempt to call a My.Type value (upvalue 't')
print(pcall(function() return ("x"):rep(t) end))
--> false	name_field_names_the_type.lua:9: bad argument #1 to 'rep' (number expected, got My.Type)
print(pcall(function() return t .. "x" end))
--> false	name_field_names_the_type.lua:11: attempt to concatenate a My.Type value (upvalue 't')
