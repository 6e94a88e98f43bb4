local <const> a, b = 1, 2
print(a + b) --> 3
local <close> c = nil
print(c) --> nil
