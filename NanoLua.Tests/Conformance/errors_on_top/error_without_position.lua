error("no position", 0)
--> stderr:
--> lua: no position
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_without_position.lua:1: in main chunk
--> 	[C]: in ?
