local saved
local mt = {__gc = function(o) saved = o end}
setmetatable({data = {"deep"}}, mt)
collectgarbage()
print(saved.data[1], getmetatable(saved) == mt) --> deep	true
saved.data[1] = "still usable"
collectgarbage()
print(saved.data[1]) --> still usable
