local co = coroutine.create(function() while true do end end)
debug.sethook(co, function() error("too long", 0) end, "", 1000)
print(coroutine.resume(co)) --> false	too long
