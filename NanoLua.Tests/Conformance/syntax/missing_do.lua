for i = 1, 2 print(i) end
--> error: missing_do.lua:1: 'do' expected near 'print'
