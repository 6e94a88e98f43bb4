print(collectgarbage("isrunning")) --> true
print(collectgarbage("stop"), collectgarbage("isrunning")) --> 0	false
local weak = setmetatable({{}}, {__mode = "v"})
for i = 1, 200 do local _ = {i} end
print(type(weak[1])) --> table
print(collectgarbage("restart"), collectgarbage("isrunning")) --> 0	true
collectgarbage()
print(weak[1]) --> nil
