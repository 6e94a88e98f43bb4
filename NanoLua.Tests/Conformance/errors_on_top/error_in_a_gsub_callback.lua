local function replace(c) error("bad character " .. c, 0) end
local s = ("abc"):gsub("%w", replace)
--> stderr:
--> lua: bad character a
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_a_gsub_callback.lua:1: in function <error_in_a_gsub_callback.lua:1>
--> 	[C]: in method 'gsub'
--> 	error_in_a_gsub_callback.lua:2: in main chunk
--> 	[C]: in ?
