local co = coroutine.create(function() return 1 end)
print(coroutine.resume(co)) --> true	1
print(coroutine.resume(co)) --> false	cannot resume dead coroutine
local f = coroutine.wrap(function() end)
f()
print(pcall(f)) --> false	cannot resume dead coroutine
