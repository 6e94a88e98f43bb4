local t = {1}
for i, v in ipairs(t) do
  if i < 5 then t[i + 1] = v * 2 end
end
print(#t, t[5]) --> 5	16
