local function hook() end
debug.sethook(hook, "", 1000000)
local hooks = debug.getregistry()._HOOKKEY
print(hooks[coroutine.running()] == hook) --> true
print(getmetatable(hooks).__mode) --> k
debug.sethook()
print(hooks[coroutine.running()]) --> nil
