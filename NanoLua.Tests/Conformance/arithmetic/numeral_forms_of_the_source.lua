print(3, 0xff, 0XA, 0x.8p1, 0x10p2) --> 3	255	10	1.0	64.0
print(3.0, .5, 5., 3e2, 3E-2, 0.25e+1) --> 3.0	0.5	5.0	300.0	0.03	2.5
print(0x1p-1, 0xA.8) --> 0.5	10.5
print(math.type(3), math.type(3.0), math.type(3e0), math.type(0x10), math.type(0x1p4))
--> integer	float	float	integer	float
