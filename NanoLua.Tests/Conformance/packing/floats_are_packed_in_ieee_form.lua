print((">f"):pack(1.5):byte(1, -1)) --> 63	192	0	0
print((">d"):pack(1.5):byte(1, -1)) --> 63	248	0	0	0	0	0	0
print((">f"):unpack((">f"):pack(-0.25)), ("<d"):unpack(("<d"):pack(2.5))) --> -0.25	2.5	9
print((">f"):unpack("\x7f\x80\0\0")) --> inf	5
