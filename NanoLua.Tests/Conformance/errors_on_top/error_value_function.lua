error(print)
--> stderr:
--> lua: (error object is a function value)
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_value_function.lua:1: in main chunk
--> 	[C]: in ?
