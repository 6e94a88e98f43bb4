local log = {}
local mt = {__gc = function(o) log[#log + 1] = o.n end}
local kept = {}
for i = 1, 5 do kept[i] = setmetatable({n = i}, mt) end
kept = nil
collectgarbage()
print(table.concat(log, " ")) --> 5 4 3 2 1
