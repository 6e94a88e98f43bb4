local function f(...) return ... end
print(f(1, nil, 3)) --> 1	nil	3
print((f(1, 2)), select("#", f(nil, nil))) --> 1	2
local function g(...) local a, b = ... return b, a end
print(g(1, 2, 3), g(1)) --> 2	nil	1
