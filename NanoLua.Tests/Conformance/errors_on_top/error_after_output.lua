io.write("partial output\n") --> partial output
local t = setmetatable({}, {__newindex = function(_, k) error("read-only field " .. k, 2) end})
t.x = 1
--> stderr:
--> lua: error_after_output.lua:3: read-only field x
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_after_output.lua:2: in metamethod 'newindex'
--> 	error_after_output.lua:3: in main chunk
--> 	[C]: in ?
