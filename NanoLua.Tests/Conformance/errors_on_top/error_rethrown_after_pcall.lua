local ok, e = pcall(function() error("first") end)
print(ok) --> false
error(e)
--> stderr:
--> lua: error_rethrown_after_pcall.lua:3: error_rethrown_after_pcall.lua:1: first
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_rethrown_after_pcall.lua:3: in main chunk
--> 	[C]: in ?
