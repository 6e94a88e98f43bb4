print(#("z"):pack("abc"), ("z"):unpack("abc\0def"), ("zz"):unpack("a\0b\0")) --> 4	abc	a	b	5
print(pcall(string.pack, "z", "a\0b"))
--> false	bad argument #2 to 'string.pack' (string contains zeros)
print(pcall(string.unpack, "z", "abc"))
--> false	bad argument #2 to 'string.unpack' (unfinished string for format 'z')
