local fresh = coroutine.create(print)
print(coroutine.close(fresh), coroutine.status(fresh)) --> true	dead
local done = coroutine.create(function() end)
coroutine.resume(done)
print(coroutine.close(done)) --> true
local failed = coroutine.create(function() error("e", 0) end)
coroutine.resume(failed)
print(coroutine.close(failed)) --> false	e
print(coroutine.close(failed)) --> true
