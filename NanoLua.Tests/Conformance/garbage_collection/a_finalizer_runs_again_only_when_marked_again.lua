local count = 0
local mt
mt = {__gc = function(o)
  count = count + 1
  if count < 3 then setmetatable(o, mt) end
end}
setmetatable({}, mt)
for _ = 1, 6 do collectgarbage() end
print(count) --> 3
