local function inner() print(debug.traceback("message")) end
local function outer() inner() end
outer()
--> message
--> stack traceback:
--> 	traceback_lists_the_active_functions.lua:1: in upvalue 'inner'
--> 	traceback_lists_the_active_functions.lua:2: in local 'outer'
--> 	traceback_lists_the_active_functions.lua:3: in main chunk
--> 	[C]: in ?
