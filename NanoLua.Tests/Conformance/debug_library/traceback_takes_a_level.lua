local function f() print(debug.traceback("here", 2)) end
local function caller() f() end
caller()
--> here
--> stack traceback:
--> 	traceback_takes_a_level.lua:2: in local 'caller'
--> 	traceback_takes_a_level.lua:3: in main chunk
--> 	[C]: in ?
print((debug.traceback("none", 0):match("in function 'debug.traceback'") or "none")) --> none
