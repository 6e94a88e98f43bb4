local fs = {}
for i = 1, 3 do
  do
    local v = i
    fs[#fs + 1] = function() v = v * 2 return v end
  end
  local w = -i
  fs[#fs + 1] = function() return w end
end
print(fs[1](), fs[2](), fs[3](), fs[4](), fs[5](), fs[6](), fs[1]()) --> 2	-1	4	-2	6	-3	4
