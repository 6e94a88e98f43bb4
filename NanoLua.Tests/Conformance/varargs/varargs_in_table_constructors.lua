local function f(...) return {...}, {n = select("#", ...), ...}, {0, ...}, {..., 0} end
local a, b, c, d = f(1, 2, 3)
print(#a, b.n, #b, #c, c[4], #d, d[2]) --> 3	3	3	4	3	2	0
