local f = coroutine.wrap(function() coroutine.yield() error("inside", 0) end)
f()
print(pcall(f)) --> false	inside
local g = coroutine.wrap(function() error({code = 3}) end)
print(select(2, pcall(g)).code) --> 3
