print(6 / 2, 7 / 2, -1 / 2) --> 3.0	3.5	-0.5
print(math.type(6 / 2)) --> float
print(0 / 5, 1 / 1) --> 0.0	1.0
