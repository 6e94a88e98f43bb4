local list = {function() error("anonymous") end}
list[1]()
--> stderr:
--> lua: error_in_an_anonymous_function.lua:1: anonymous
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_an_anonymous_function.lua:1: in field 'integer index'
--> 	error_in_an_anonymous_function.lua:2: in main chunk
--> 	[C]: in ?
