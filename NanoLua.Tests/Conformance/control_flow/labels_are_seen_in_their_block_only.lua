do
  goto l1
  ::l1::
end
do
  ::l1::
  print("same name in another block") --> same name in another block
end
for i = 1, 2 do
  goto next
  ::next::
end
print("end") --> end
