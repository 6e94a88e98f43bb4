local t, n = {}, 0
for i = 1, 3 do
  if i == 2 then goto skip end
  t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8] = i, i, i, i, i, i, i, i
  t[9], t[10], t[11], t[12], t[13], t[14], t[15], t[16] = i, i, i, i, i, i, i, i
  n = n + t[1] + t[2] + t[3] + t[4] + t[5] + t[6] + t[7] + t[8] + t[9] + t[10] + t[11] + t[12]
  n = n + t[13] * 2 + t[14] * 3 + t[15] * 4 + t[16] * 5 - t[1] * 6 - t[2] * 7 - t[3] // 2
  ::skip::
end
print(n) --> 51
