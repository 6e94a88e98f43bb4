error()
--> stderr:
--> lua: (error object is a nil value)
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_value_nil.lua:1: in main chunk
--> 	[C]: in ?
