math.randomseed(1)
local seen = {}
for _ = 1, 300 do seen[math.random(1, 8)] = true end
print(#seen) --> 8
local low, high = 0, 0
for _ = 1, 100 do
  if math.random(math.mininteger, math.maxinteger) < 0 then low = low + 1 else high = high + 1 end
end
print(low > 20, high > 20) --> true	true
