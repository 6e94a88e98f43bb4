local function work()
  local c <close> = setmetatable({}, {__close = function() error("close failed") end})
  print("working")
end
work() --> working
--> stderr:
--> lua: error_in_a_close_metamethod.lua:2: close failed
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_a_close_metamethod.lua:2: in metamethod 'close'
--> 	error_in_a_close_metamethod.lua:4: in local 'work'
--> 	error_in_a_close_metamethod.lua:5: in main chunk
--> 	[C]: in ?
