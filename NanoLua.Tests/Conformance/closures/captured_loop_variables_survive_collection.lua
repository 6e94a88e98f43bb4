local fs = {}
for i = 1, 20 do
  local t = {i}
  fs[i] = function() return t[1] + i end
end
collectgarbage()
local sum = 0
for i = 1, 20 do sum = sum + fs[i]() end
print(sum) --> 420
