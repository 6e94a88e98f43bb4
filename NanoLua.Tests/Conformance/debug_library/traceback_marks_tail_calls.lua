local function last() print(debug.traceback("tail")) end
local function middle() return last() end
middle()
--> tail
--> stack traceback:
--> 	traceback_marks_tail_calls.lua:1: in function <traceback_marks_tail_calls.lua:1>
--> 	(...tail calls...)
--> 	traceback_marks_tail_calls.lua:3: in main chunk
--> 	[C]: in ?
