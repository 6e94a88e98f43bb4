do
  local a <close> = nil
  local b <close> = false
  print(a, b) --> nil	false
end
print("ok") --> ok
