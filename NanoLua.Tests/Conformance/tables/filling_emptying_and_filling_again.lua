local t = {}
for round = 1, 5 do
  for i = 1, 50 do t["k" .. i] = i * round end
  local n = 0
  for _ in pairs(t) do n = n + 1 end
  assert(n == 50)
  for i = 1, 50 do t["k" .. i] = nil end
  assert(next(t) == nil)
end
t.last = true
print(next(t)) --> last	true
