local t = {}
for i = 1, 10 do
  local ok, e = pcall(function() t[#t + 1] = i if i % 3 == 0 then error(i) end end)
  if not ok then t[#t] = "e" .. tostring(e):match("%d+$") end
end
print(table.concat(t, " ")) --> 1 2 e3 4 5 e6 7 8 e9 10
