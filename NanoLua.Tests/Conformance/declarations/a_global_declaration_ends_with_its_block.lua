do
  global print
  print("inside") --> inside
end
z = "free again"
print(z) --> free again
