local t = setmetatable({}, {__tostring = function() error("no text") end})
print(t)
--> stderr:
--> lua: error_in_a_tostring_metamethod.lua:1: no text
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_a_tostring_metamethod.lua:1: in function <error_in_a_tostring_metamethod.lua:1>
--> 	[C]: in global 'print'
--> 	error_in_a_tostring_metamethod.lua:2: in main chunk
--> 	[C]: in ?
