local co = coroutine.create(function() local x = nil; x() end)
print(coroutine.resume(co))
--> false	traceback_of_a_dead_coroutine.lua:1: attempt to call a nil value (local 'x')
print(debug.traceback(co))
--> stack traceback:
--> 	traceback_of_a_dead_coroutine.lua:1: in function <traceback_of_a_dead_coroutine.lua:1>
print(debug.traceback(coroutine.create(print))) --> stack traceback:
