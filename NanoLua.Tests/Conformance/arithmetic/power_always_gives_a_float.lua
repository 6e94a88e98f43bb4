print(2 ^ 10, 2 ^ -1, 2 ^ 0.5 > 1.414) --> 1024.0	0.5	true
print(math.type(2 ^ 2)) --> float
print((-2) ^ 2, -2 ^ 2) --> 4.0	-4.0
print(2 ^ 3 ^ 2) --> 512.0
print(0 ^ 0, 10 ^ 0) --> 1.0	1.0
local r = (-8) ^ (1 / 3)
print(r ~= r) --> true
