print(#("s1"):pack("hello"), ("s1"):unpack("\5hello"), (">s2"):unpack("\0\3abcd")) --> 6	hello	abc	6
print((">s2"):pack("ab"):byte(1, -1)) --> 0	2	97	98
print(pcall(string.pack, "s1", ("x"):rep(256)))
--> false	bad argument #2 to 'string.pack' (string length does not fit in given size)
