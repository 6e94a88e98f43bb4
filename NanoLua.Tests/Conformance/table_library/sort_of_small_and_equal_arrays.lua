for n = 0, 4 do
  local t = {}
  for i = 1, n do t[i] = n - i end
  table.sort(t)
  print(n .. ":" .. table.concat(t, " "))
end
--> 0:
--> 1:0
--> 2:0 1
--> 3:0 1 2
--> 4:0 1 2 3
local e = {}
for i = 1, 50 do e[i] = 7 end
table.sort(e)
print(#e, e[1], e[50]) --> 50	7	7
