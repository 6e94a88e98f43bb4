local t = setmetatable({}, {__concat = function() error("no join") end})
local s = "a" .. t
--> stderr:
--> lua: error_in_a_concat_metamethod.lua:1: no join
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_a_concat_metamethod.lua:1: in metamethod 'concat'
--> 	error_in_a_concat_metamethod.lua:2: in main chunk
--> 	[C]: in ?
