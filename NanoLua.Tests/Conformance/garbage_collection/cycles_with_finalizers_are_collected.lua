local n = 0
local mt = {__gc = function() n = n + 1 end}
for _ = 1, 10 do
  local a, b = setmetatable({}, mt), setmetatable({}, mt)
  a.other, b.other = b, a
end
collectgarbage()
print(n) --> 20
