local mt = {__lt = function() error("no order") end, __len = function() return {} < {} end}
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(pcall(function() return #a end))
--> false	error_in_comparison_and_length_metamethods.lua:1: attempt to compare two table values
print(a < b)
--> stderr:
--> lua: error_in_comparison_and_length_metamethods.lua:1: no order
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_comparison_and_length_metamethods.lua:1: in metamethod 'lt'
--> 	error_in_comparison_and_length_metamethods.lua:5: in main chunk
--> 	[C]: in ?
