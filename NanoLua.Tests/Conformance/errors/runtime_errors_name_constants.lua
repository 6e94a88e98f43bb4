print(pcall(function() return ("x").y.z end))
--> false	runtime_errors_name_constants.lua:1: attempt to index a nil value (field 'y')
print(pcall(function() return "a" + {} end))
--> false	runtime_errors_name_constants.lua:3: attempt to add a 'string' with a 'table'
print(pcall(function() local t = {} return t < 5 end))
--> false	runtime_errors_name_constants.lua:5: attempt to compare table with number
print(pcall(function() return 5 .. nil end))
--> false	runtime_errors_name_constants.lua:7: attempt to concatenate a nil value
print(pcall(function() return 2^53 | 0.5 end))
--> false	runtime_errors_name_constants.lua:9: number has no integer representation
