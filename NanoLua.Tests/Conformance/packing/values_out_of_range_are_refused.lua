print(pcall(string.pack, "B", 256)) --> false	bad argument #2 to 'string.pack' (unsigned overflow)
print(pcall(string.pack, "b", 128)) --> false	bad argument #2 to 'string.pack' (integer overflow)
print(pcall(string.pack, "<i2", 32768))
--> false	bad argument #2 to 'string.pack' (integer overflow)
print(pcall(string.pack, "B", -1)) --> false	bad argument #2 to 'string.pack' (unsigned overflow)
print(pcall(string.pack, "<I2", 65535) == true, #("<I2"):pack(65535)) --> true	2
