local limit = collectgarbage("count") + 200
local peak = 0
for i = 1, 3000 do
  local t = {i, tostring(i), {}}
  if i % 50 == 0 then peak = math.max(peak, collectgarbage("count")) end
end
print(peak < limit) --> true
