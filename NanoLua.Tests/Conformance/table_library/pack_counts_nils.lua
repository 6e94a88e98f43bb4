local t = table.pack(1, nil, 3, nil)
print(t.n, t[1], t[2], t[3], table.pack().n, table.pack(nil).n) --> 4	1	nil	3	0	1
