local function keep(...t) return t end
local a, b = keep(1, 2), keep("x")
print(#a, a.n, a[2], #b, b.n, b[1], a ~= b, type(a)) --> 2	2	2	1	1	x	true	table
a[3] = "new"
print(#a, a.n) --> 3	2
