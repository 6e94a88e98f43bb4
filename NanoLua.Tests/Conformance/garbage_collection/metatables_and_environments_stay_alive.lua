local function make()
  return setmetatable({}, {__index = function(_, k) return k .. "!" end})
end
local t = make()
collectgarbage()
collectgarbage()
print(t.hello) --> hello!
