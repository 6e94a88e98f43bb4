print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(-7, -3)) --> 1	-1	1	-1
print(math.fmod(5.5, 2), math.fmod(-5.5, 2), math.fmod(1, math.huge)) --> 1.5	-1.5	1.0
print(math.fmod(math.mininteger, -1), math.fmod(6.0, 3)) --> 0	0.0
print(pcall(math.fmod, 1, 0)) --> false	bad argument #2 to 'math.fmod' (zero)
local nan = math.fmod(1, 0.0)
print(nan ~= nan) --> true
