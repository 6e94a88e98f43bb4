local function f()
  local v = "old"
  print(debug.setlocal(1, 1, "new"))
  return v
end
print(f())
--> v
--> new
