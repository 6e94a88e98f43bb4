local function failOnce()
    debug.sethook(function()
        debug.sethook()
        error("in a hook", 0)
    end, "l")
    local unreached = 1
end
print(pcall(failOnce)) --> false	in a hook
local lines = {}
debug.sethook(function(_, line) lines[#lines + 1] = line end, "l")
local x = 1
x = 2
debug.sethook()
print(table.concat(lines, " ")) --> 11 12 13
local co = coroutine.create(function() while true do end end)
debug.sethook(co, function() coroutine.yield() end, "", 100)
print(coroutine.resume(co)) --> false	attempt to yield across a C-call boundary
debug.sethook(function() error("stop") end, "l")
print("unreached")
--> error: hooks_may_fail.lua:18: stop
