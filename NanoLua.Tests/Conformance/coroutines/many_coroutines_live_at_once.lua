local cos = {}
for i = 1, 50 do
  cos[i] = coroutine.wrap(function() local s = i while true do s = s + coroutine.yield(s) end end)
  cos[i]()
end
local sum = 0
for round = 1, 3 do
  for i = 1, 50 do sum = sum + cos[i](round) end
end
print(sum) --> 4325
