do
  local n = 0
  goto done
  local x = 5
  n = x
  ::done::
end
for i = 1, 2 do
  goto continue
  local unused = i
  ::continue::
end
print("end") --> end
