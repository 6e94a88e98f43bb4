local t = setmetatable({}, {__mode = "v"})
local x = 1
t.f = function() return x end
t.co = coroutine.create(function() end)
t.lib = print
collectgarbage()
print(t.f, t.co, t.lib == print) --> nil	nil	true
