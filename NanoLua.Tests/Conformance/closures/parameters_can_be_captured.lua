local function add(x) return function(y) x = x + y return x end end
local f, g = add(1), add(100)
print(f(1), f(1), g(1), f(1)) --> 2	3	101	4
