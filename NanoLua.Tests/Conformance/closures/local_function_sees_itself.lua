local function fact(n) return n <= 1 and 1 or n * fact(n - 1) end
print(fact(5)) --> 120
local f = function(n) return n end
print(f(3)) --> 3
