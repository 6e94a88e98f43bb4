local function f(...)
  print(debug.getlocal(1, -1))
  print(debug.getlocal(1, -2))
  print(debug.getlocal(1, -3))
end
f("a", "b")
--> (vararg)	a
--> (vararg)	b
--> nil
