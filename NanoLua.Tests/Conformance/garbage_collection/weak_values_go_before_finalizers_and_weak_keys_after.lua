local values = setmetatable({}, {__mode = "v"})
local keys = setmetatable({}, {__mode = "k"})
local log = {}
do
  local o = setmetatable({}, {__gc = function(o)
    log[#log + 1] = tostring(values[1]) .. " " .. tostring(keys[o])
  end})
  values[1], keys[o] = o, "info"
end
collectgarbage()
print(table.concat(log)) --> nil info
collectgarbage()
print(next(keys), next(values)) --> nil	nil
