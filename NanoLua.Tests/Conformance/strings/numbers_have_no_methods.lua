print(pcall(function() return (10).x end))
--> false	numbers_have_no_methods.lua:1: attempt to index a number value
local n = 1
print(n:len())
--> error: numbers_have_no_methods.lua:4: attempt to index a number value (local 'n')
