local a = {v = 1}
local b = a
b.v = 2
print(a.v, a == b, {} == {}, a ~= {v = 2}) --> 2	true	false	true
local function change(t) t.v = t.v + 1 t = nil end
change(a)
print(a.v, b.v) --> 3	3
