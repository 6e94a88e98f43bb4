local t = setmetatable({}, {__mode = "k"})
local kept = {}
t[kept] = "kept"
t[{}] = "lost"
t.text = "strings stay"
t[1] = {}
collectgarbage()
local n = 0
for _ in pairs(t) do n = n + 1 end
print(n, t[kept], t.text, type(t[1])) --> 3	kept	strings stay	table
