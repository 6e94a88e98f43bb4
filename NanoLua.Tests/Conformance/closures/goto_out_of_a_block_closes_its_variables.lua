local fs = {}
do
  local i = 1
  ::again::
  local v = i
  fs[i] = function() return v end
  i = i + 1
  if i <= 3 then goto again end
end
print(fs[1](), fs[2](), fs[3]()) --> 1	2	3
