local calls = 0
local function work() end
debug.sethook(function()
    calls = calls + 1
    work()
    pcall(error, "caught")
end, "c")
work()
work()
debug.sethook()
print(calls)
--> 3
