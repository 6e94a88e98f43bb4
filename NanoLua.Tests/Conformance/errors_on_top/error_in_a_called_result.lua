local function make() return function() error("made") end end
make()()
--> stderr:
--> lua: error_in_a_called_result.lua:1: made
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_a_called_result.lua:1: in function <error_in_a_called_result.lua:1>
--> 	error_in_a_called_result.lua:2: in main chunk
--> 	[C]: in ?
