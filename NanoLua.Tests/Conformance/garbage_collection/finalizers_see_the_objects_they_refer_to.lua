local log = {}
do
  local inner = {name = "inner"}
  local mt = {__gc = function(o) log[#log + 1] = o.inner.name end}
  setmetatable({inner = inner}, mt)
end
collectgarbage()
print(table.concat(log, " ")) --> inner
