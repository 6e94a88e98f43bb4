print(("<!4 B I4"):pack(1, 2):byte(1, -1)) --> 1	0	0	0	2	0	0	0
print(("<I1 x I1"):pack(1, 2):byte(1, -1)) --> 1	0	2
print(#("!4 B Xi4"):pack(1), ("<!2 B h"):packsize(), ("< B h"):packsize()) --> 4	4	3
print(("<!4 B I4"):unpack("\1\0\0\0\2\0\0\0")) --> 1	2	9
