local tables = {}
for i = 1, 3 do
  local t = { x = 1, y = 2 }
  t.x = t.x + i
  tables[i] = t
end
print(tables[1].x, tables[2].x, tables[3].x, tables[1] == tables[2]) --> 2	3	4	false
