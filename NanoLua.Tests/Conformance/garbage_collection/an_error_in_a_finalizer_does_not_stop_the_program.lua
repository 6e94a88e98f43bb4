local log = {}
setmetatable({}, {__gc = function() log[#log + 1] = "one" end})
setmetatable({}, {__gc = function() error("ignored") end})
setmetatable({}, {__gc = function() log[#log + 1] = "three" end})
collectgarbage()
table.sort(log)
print(table.concat(log, " ")) --> one three
