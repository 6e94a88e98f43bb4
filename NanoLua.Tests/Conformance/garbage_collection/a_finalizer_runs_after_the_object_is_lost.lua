local log = {}
do
  local x = setmetatable({name = "x"}, {__gc = function(o) log[#log + 1] = "gc " .. o.name end})
  x = nil
end
collectgarbage()
print(table.concat(log, " ")) --> gc x
