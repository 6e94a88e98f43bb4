print(("<i12"):pack(-1):byte(1, -1)) --> 255	255	255	255	255	255	255	255	255	255	255	255
print((">I10"):pack(7):byte(1, -1)) --> 0	0	0	0	0	0	0	0	0	7
print(("<i10"):unpack("\xfe" .. ("\xff"):rep(9)), ("<i16"):unpack("\5" .. ("\0"):rep(15)))
--> -2	5	17
print(pcall(string.unpack, "<i16", ("\1"):rep(16)))
--> false	16-byte integer does not fit into Lua Integer
