local fs, n = {}, 0
repeat
  local k = n
  fs[n] = function() return k end
  n = n + 1
until k >= 2
print(n, fs[0](), fs[1](), fs[2]()) --> 3	0	1	2
