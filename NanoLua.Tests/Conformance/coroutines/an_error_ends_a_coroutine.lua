local co = coroutine.create(function()
  coroutine.yield(1)
  error("broken")
end)
print(coroutine.resume(co)) --> true	1
print(coroutine.resume(co)) --> false	an_error_ends_a_coroutine.lua:3: broken
print(coroutine.status(co), coroutine.resume(co)) --> dead	false	cannot resume dead coroutine
local t = {}
local ok, e = coroutine.resume(coroutine.create(function() error(t) end))
print(ok, e == t) --> false	true
