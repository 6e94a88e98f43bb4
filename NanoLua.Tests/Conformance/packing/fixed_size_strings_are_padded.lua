print(("c5"):pack("abc") == "abc\0\0", ("c3"):unpack("abcdef"), #("c0"):pack("")) --> true	abc	0
print(pcall(string.pack, "c2", "abc"))
--> false	bad argument #2 to 'string.pack' (string longer than given size)
print(pcall(string.unpack, "c5", "abc"))
--> false	bad argument #2 to 'string.unpack' (data string too short)
