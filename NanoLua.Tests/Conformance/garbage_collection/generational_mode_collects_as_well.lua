collectgarbage("generational")
local weak = setmetatable({}, {__mode = "v"})
local old = {}
weak.old = old
for i = 1, 100 do weak[i] = {i} end
collectgarbage()
local n = 0
for _ in pairs(weak) do n = n + 1 end
print(n, weak.old == old) --> 1	true
old.young = {"kept by an old object"}
for i = 1, 300 do local _ = {i} end
collectgarbage("step")
print(old.young[1]) --> kept by an old object
collectgarbage("incremental")
