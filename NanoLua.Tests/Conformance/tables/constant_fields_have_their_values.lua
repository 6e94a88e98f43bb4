local t = {
  a = 1, b = "two", c = 3.5, d = true, e = false,
  f = "a text that is longer than the forty bytes of a short one", g = -1, h = "",
}
print(t.a, t.b, t.c, t.d, t.e, t.f == "a text that is longer than the forty bytes of a short one",
  t.g, t.h == "", t.i, #t) --> 1	two	3.5	true	false	true	-1	true	nil	0
local count = 0
for name, value in pairs(t) do
  assert(t[name] == value and rawget(t, name) == value)
  count = count + 1
end
print(count) --> 8
