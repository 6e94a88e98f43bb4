local s = 0
for i = 1, 30 do
  for j = i, 30, 3 do
    s = s + (i * j) % 7 - (j & 3)
  end
end
print(s) --> 182
