setmetatable(1, {})
--> stderr:
--> lua: error_of_setmetatable.lua:1: bad argument #1 to 'setmetatable' (table expected, got number)
--> stack traceback:
--> 	[C]: in global 'setmetatable'
--> 	error_of_setmetatable.lua:1: in main chunk
--> 	[C]: in ?
