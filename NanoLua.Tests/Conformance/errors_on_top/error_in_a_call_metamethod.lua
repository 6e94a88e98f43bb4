local callable = setmetatable({}, {__call = function(self, x) error("called with " .. x) end})
callable("argument")
--> stderr:
--> lua: error_in_a_call_metamethod.lua:1: called with argument
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_a_call_metamethod.lua:1: in local 'callable'
--> 	error_in_a_call_metamethod.lua:2: in main chunk
--> 	[C]: in ?
