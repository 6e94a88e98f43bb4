local t = {}
for i = 1, 50 do t[{}] = i end
local n = 0
for k in pairs(t) do
  t[k] = nil
  n = n + 1
  if n % 10 == 0 then collectgarbage() end
end
print(n, next(t)) --> 50	nil
