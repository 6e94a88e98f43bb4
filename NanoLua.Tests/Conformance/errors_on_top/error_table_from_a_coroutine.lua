local co = coroutine.wrap(function() error({}) end)
co()
--> stderr:
--> lua: (error object is a table value)
--> stack traceback:
--> 	[C]: in local 'co'
--> 	error_table_from_a_coroutine.lua:2: in main chunk
--> 	[C]: in ?
