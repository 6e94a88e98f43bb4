local old = {}
collectgarbage()
collectgarbage("step", 1)
for i = 1, 200 do
  old[i] = {i}
  if i % 10 == 0 then collectgarbage("step", 1) end
end
collectgarbage()
local ok = true
for i = 1, 200 do ok = ok and old[i][1] == i end
print(ok, #old) --> true	200
