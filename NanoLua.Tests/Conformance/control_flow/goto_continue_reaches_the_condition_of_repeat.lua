local n = 0
repeat
  n = n + 1
  if n < 3 then goto continue end
  n = n + 100
  ::continue::
until n > 2
print(n) --> 103
