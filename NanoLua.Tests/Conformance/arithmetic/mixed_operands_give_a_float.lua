print(1 + 2.0, 3 - 1.0, 2 * 3.0) --> 3.0	2.0	6.0
print(7 // 2.0, 7 % 2.0) --> 3.0	1.0
print(math.type(1 + 1.0), math.type(1 + 1)) --> float	integer
