-- Assignments: counts, order, and targets that depend on each other.
local a, b, c
local d, e = 1
local i, j, k = f()
local l, m = f(), g()
local n = f(), g()
a, b = b, a
a, b, c = f()
a, b, c = 1
a, b = 1, 2, 3
a, b = f(), 2
a.x, a = 1, 2
a, a.x = 1, 2
a[b], b = 1, 2
a[b], a, b = 1, 2, 3
x, y.z, a[1] = a, b, c
a.x, a.y = a.y, a.x
local function upvalues()
  a.x, a = 1, 2
  a, b = b, a
  a[b], b = 1, 2
  a = a + 1
end
local nothing; local nothing_more; local something = 1
a = nil; b = nil; c = nil
do local p; do local q end local r end
