for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then break end
    io.write(i, ",", j, " ")
  end
  if i == 2 then break end
end
local n = 0
while true do
  repeat
    n = n + 1
    if n > 3 then break end
  until false
  break
end
print(n) --> 1,1 2,1 4
