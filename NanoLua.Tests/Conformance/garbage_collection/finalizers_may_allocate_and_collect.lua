local log = {}
setmetatable({}, {__gc = function()
  local t = {}
  for i = 1, 50 do t[i] = {i} end
  collectgarbage()
  log[#log + 1] = #t
end})
collectgarbage()
print(log[1]) --> 50
