print(math.sqrt(16), math.sqrt(2) ^ 2 > 1.999, math.exp(0)) --> 4.0	true	1.0
print(math.log(1), math.log(8, 2), math.log(100, 10)) --> 0.0	3.0	2.0
print(math.log(0), math.log(1, 3), math.exp(1) > 2.718 and math.exp(1) < 2.719) --> -inf	0.0	true
local nan = math.sqrt(-1)
print(nan ~= nan) --> true
print(math.log(27, 3) > 2.999, math.log(1024, 2)) --> true	10.0
