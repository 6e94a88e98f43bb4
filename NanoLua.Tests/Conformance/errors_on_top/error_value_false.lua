error(false)
--> stderr:
--> lua: (error object is a boolean value)
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_value_false.lua:1: in main chunk
--> 	[C]: in ?
