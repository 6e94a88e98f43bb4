local a, b = "x", 7
local s = a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b ..
  a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b ..
  a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b ..
  a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b ..
  a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b ..
  a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b ..
  a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b ..
  a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b ..
  a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b ..
  a .. b .. a .. b .. a .. b .. a .. b .. a .. b .. a .. b
print(#s, s:sub(1, 6), s:sub(-3)) --> 120	x7x7x7	7x7
