print("started") --> started
error("stop here")
--> stderr:
--> lua: error_in_the_main_chunk.lua:2: stop here
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_the_main_chunk.lua:2: in main chunk
--> 	[C]: in ?
