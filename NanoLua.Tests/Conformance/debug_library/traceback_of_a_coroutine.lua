local co = coroutine.create(function()
  local function inside() coroutine.yield() end
  inside()
end)
coroutine.resume(co)
print(debug.traceback(co))
--> stack traceback:
--> 	[C]: in field 'yield'
--> 	traceback_of_a_coroutine.lua:2: in local 'inside'
--> 	traceback_of_a_coroutine.lua:3: in function <traceback_of_a_coroutine.lua:1>
print(debug.traceback(co, "message"))
--> message
--> stack traceback:
--> 	[C]: in field 'yield'
--> 	traceback_of_a_coroutine.lua:2: in local 'inside'
--> 	traceback_of_a_coroutine.lua:3: in function <traceback_of_a_coroutine.lua:1>
print(debug.traceback(co, nil, 1))
--> stack traceback:
--> 	traceback_of_a_coroutine.lua:2: in local 'inside'
--> 	traceback_of_a_coroutine.lua:3: in function <traceback_of_a_coroutine.lua:1>
