local events = {}
local function log(event, line) events[#events + 1] = line and line or event end
local co = coroutine.create(function(x)
    local y = coroutine.yield(x)
    return y
end)
debug.sethook(co, log, "crl")
print(debug.gethook())
print(coroutine.resume(co, 1))
print(coroutine.resume(co, 2))
print(table.concat(events, " "))
debug.sethook(log, "c", 5)
local inherited = coroutine.create(function() end)
debug.sethook()
print(debug.gethook(inherited))
--> nil
--> true	1
--> true	2
--> call 4 call return 5 return
--> nil	c	5
