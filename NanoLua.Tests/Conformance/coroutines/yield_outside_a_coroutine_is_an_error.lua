print(pcall(coroutine.yield, 1)) --> false	attempt to yield from outside a coroutine
print(pcall(function() coroutine.yield() end)) --> false	attempt to yield from outside a coroutine
