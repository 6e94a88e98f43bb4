print((">I2"):unpack("\x12\x34"), ("<I2"):unpack("\x12\x34")) --> 4660	13330	3
print(("<i2"):unpack("\xff\xff"), ("<I2"):unpack("\xff\xff")) --> -1	65535	3
print(("<i4 i2 b"):unpack(("<i4 i2 b"):pack(-100000, 300, -5))) --> -100000	300	-5	8
print((">I1I2I3"):unpack("\1\2\3\4\5\6")) --> 1	515	263430	7
