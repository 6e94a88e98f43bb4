local rep = string.rep
print(pcall(function() rep() end))
--> false	argument_errors_name_locals_and_methods.lua:2: bad argument #1 to 'rep' (string expected, got no value)
local t = {r = string.rep}
print(pcall(function() t.r() end))
--> false	argument_errors_name_locals_and_methods.lua:5: bad argument #1 to 'r' (string expected, got no value)
print(pcall(function() t:r() end))
--> false	argument_errors_name_locals_and_methods.lua:7: calling 'r' on bad self (string expected, got table)
