local inf = math.huge
print(5 % inf, -5 % inf) --> 5.0	inf
print(5 % -inf, -5 % -inf) --> -inf	-5.0
print(5.5 // inf, -5.5 // inf) --> 0.0	-0.0
local r = inf % 2
print(r ~= r) --> true
