local function f(a, b)
  local c = 3
  print(debug.getlocal(1, 1))
  print(debug.getlocal(1, 3))
  print(debug.getlocal(1, 100))
end
f("x", "y")
--> a	x
--> c	3
--> nil
print(debug.getlocal(f, 1), debug.getlocal(f, 2), debug.getlocal(f, 3)) --> a	b	nil
