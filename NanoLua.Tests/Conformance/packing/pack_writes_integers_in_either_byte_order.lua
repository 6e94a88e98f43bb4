print((">I2"):pack(0x1234):byte(1, -1)) --> 18	52
print(("<I2"):pack(0x1234):byte(1, -1)) --> 52	18
print(("<i4"):pack(-2):byte(1, -1)) --> 254	255	255	255
print((">I3"):pack(0x010203):byte(1, -1)) --> 1	2	3
print(("B"):pack(255):byte(), ("b"):pack(-1):byte(), ("<h"):pack(-2):byte(1, -1))
--> 255	255	254	255
