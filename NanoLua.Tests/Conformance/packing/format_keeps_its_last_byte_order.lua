print(("<I2 >I2 =B"):pack(1, 1, 1):byte(1, -1)) --> 1	0	0	1	1
print((">I2<I2"):unpack("\0\1\1\0")) --> 1	1	5
