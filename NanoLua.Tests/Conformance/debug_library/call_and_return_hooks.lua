local log = {}
local function work() return 1 end
debug.sethook(function(event) log[#log + 1] = event end, "cr")
work()
debug.sethook()
print(table.concat(log, " ")) --> return call return call
