local t = setmetatable({}, {__mode = "k"})
local key = {}
t[key] = {"value"}
collectgarbage()
print(t[key][1]) --> value
key = nil
collectgarbage()
print(next(t)) --> nil
