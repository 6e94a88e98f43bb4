local gen = coroutine.wrap(function()
  coroutine.yield(1)
  error("generator failed")
end)
print(gen()) --> 1
print(gen())
--> stderr:
--> lua: error_in_a_wrapped_coroutine.lua:6: error_in_a_wrapped_coroutine.lua:3: generator failed
--> stack traceback:
--> 	[C]: in local 'gen'
--> 	error_in_a_wrapped_coroutine.lua:6: in main chunk
--> 	[C]: in ?
