local t = setmetatable({}, {__mode = "kv"})
local k, v = {}, {}
t[k] = {}
t[{}] = v
t[1] = {}
t[k] = v
t.x = {}
collectgarbage()
local n = 0
for key, value in pairs(t) do n = n + 1 assert(key == k and value == v) end
print(n) --> 1
