local function f(a, ...rest) return rest.n, select("#", ...), ... end
print(f(1, 2, 3)) --> 2	2	2	3
print(f(1)) --> 0	0
