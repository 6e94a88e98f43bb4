local log = {}
local function second(_, line) log[#log + 1] = "second " .. line end
debug.sethook(function(_, line)
    log[#log + 1] = "first " .. line
    debug.sethook(second, "l")
end, "l")
local x = 1
x = 2
debug.sethook()
print(table.concat(log, ", "))
local events = {}
local function three() return 1, 2, 3 end
debug.sethook(function(event)
    events[#events + 1] = event
    if #events == 3 then debug.sethook() end
end, "cr")
print(three())
print(table.concat(events, " "))
print(debug.gethook())
--> first 7, second 8, second 9
--> 1	2	3
--> return call return
--> nil
