print(("B"):unpack("abc", 2), ("B"):unpack("abc", -1), ("<I2"):unpack("\0\1\2\3", 3))
--> 98	99	770	5
print(pcall(string.unpack, "B", "abc", 4))
--> false	bad argument #2 to 'string.unpack' (data string too short)
print(pcall(string.unpack, "B", "abc", 5))
--> false	bad argument #3 to 'string.unpack' (initial position out of string)
