print(0xF0 & 0x3C, 0xF0 | 0x0F, 0xF0 ~ 0xFF) --> 48	255	15
print(~0, ~5, ~-1) --> -1	-6	0
print(-1 & 0xFF, -1 | 1, -1 ~ 0) --> 255	-1	-1
local a, b = 0x5A, 0xA5
print(a & b, a | b, a ~ b) --> 0	255	255
