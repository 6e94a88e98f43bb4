print(utf8.char(72, 105), #utf8.char(0x7F), #utf8.char(0x80)) --> Hi	1	2
print(#utf8.char(0x800), #utf8.char(0x10000)) --> 3	4
print(utf8.char(0x20AC):byte(1, -1)) --> 226	130	172
print(#utf8.char(), #utf8.char(0x7FFFFFFF), utf8.char(0):byte()) --> 0	6	0
print(pcall(utf8.char, -1)) --> false	bad argument #1 to 'utf8.char' (value out of range)
print(pcall(utf8.char, 0x7FFFFFFF + 1))
--> false	bad argument #1 to 'utf8.char' (value out of range)
