error(12)
--> stderr:
--> lua: 12
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_value_number.lua:1: in main chunk
--> 	[C]: in ?
