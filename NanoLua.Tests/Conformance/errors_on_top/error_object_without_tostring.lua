error({code = 12})
--> stderr:
--> lua: (error object is a table value)
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_object_without_tostring.lua:1: in main chunk
--> 	[C]: in ?
