return 1
print(2)
--> error: return_must_be_last.lua:2: <eof> expected near 'print'
