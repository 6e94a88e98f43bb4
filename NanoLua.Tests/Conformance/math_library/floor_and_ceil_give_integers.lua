print(math.floor(1.5), math.floor(-1.5), math.ceil(1.5)) --> 1	-2	2
print(math.ceil(-1.5), math.floor(3), math.ceil(-0.5)) --> -1	3	0
print(math.type(math.floor(1.5)), math.type(math.ceil(2.0)), math.floor(-0.0)) --> integer	integer	0
print(math.floor(1e30) == 1e30, math.ceil(math.huge), math.type(math.floor(1e30)))
--> true	inf	float
