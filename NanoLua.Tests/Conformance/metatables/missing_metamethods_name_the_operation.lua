local t, mt = {}, {}
setmetatable(t, mt)
print(pcall(function() return t + 1 end))
--> false	missing_metamethods_name_the_operation.lua:3: attempt to perform arithmetic on a table value (upvalue 't')
print(pcall(function() return t .. "" end))
--> false	missing_metamethods_name_the_operation.lua:5: attempt to concatenate a table value (upvalue 't')
print(pcall(function() return t < t end))
--> false	missing_metamethods_name_the_operation.lua:7: attempt to compare two table values
print(pcall(function() return t & 1 end))
--> false	missing_metamethods_name_the_operation.lua:9: attempt to perform bitwise operation on a table value (upvalue 't')
print(pcall(function() return t() end))
--> false	missing_metamethods_name_the_operation.lua:11: attempt to call a table value (upvalue 't')
mt.__add = 5
print(pcall(function() return t + 1 end))
--> false	missing_metamethods_name_the_operation.lua:14: attempt to call a number value (metamethod 'add')
