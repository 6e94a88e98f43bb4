print(1 / 0, -1 / 0) --> inf	-inf
print(1 // 0.0, -1 // 0.0) --> inf	-inf
print(1.0 // 0) --> inf
local nan = 0 / 0
print(nan ~= nan) --> true
local r = 5 % 0.0
print(r ~= r) --> true
local q = 0.0 // 0
print(q ~= q) --> true
