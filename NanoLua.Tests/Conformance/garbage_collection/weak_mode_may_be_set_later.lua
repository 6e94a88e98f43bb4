local mt = {}
local t = setmetatable({}, mt)
t[1] = {}
collectgarbage()
print(type(t[1])) --> table
mt.__mode = "v"
setmetatable(t, mt)
collectgarbage()
print(t[1]) --> nil
