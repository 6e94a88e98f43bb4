print(string.char(72, 105), #string.char(), string.char(0) == "\0", #string.char(255, 0, 128))
--> Hi	0	true	3
print(pcall(string.char, 256)) --> false	bad argument #1 to 'string.char' (value out of range)
print(pcall(string.char, -1)) --> false	bad argument #1 to 'string.char' (value out of range)
print(pcall(string.char, "x"))
--> false	bad argument #1 to 'string.char' (number expected, got string)
