local function last()
  error("at the end")
end
local function first()
  return last()
end
first()
--> stderr:
--> lua: error_through_a_tail_call.lua:2: at the end
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_through_a_tail_call.lua:2: in function <error_through_a_tail_call.lua:1>
--> 	(...tail calls...)
--> 	error_through_a_tail_call.lua:7: in main chunk
--> 	[C]: in ?
