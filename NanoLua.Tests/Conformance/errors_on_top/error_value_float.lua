error(1.5)
--> stderr:
--> lua: 1.5
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_value_float.lua:1: in main chunk
--> 	[C]: in ?
