local log = {}
local mt = {}
local a = setmetatable({}, mt)
mt.__gc = function() log[#log + 1] = "late" end
a = nil
collectgarbage()
print(#log) --> 0
local marked = {__gc = true}
local b = setmetatable({}, marked)
marked.__gc = function() log[#log + 1] = "marked" end
b = nil
collectgarbage()
print(table.concat(log, " ")) --> marked
