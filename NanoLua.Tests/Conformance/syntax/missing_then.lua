if x print(1) end
--> error: missing_then.lua:1: 'then' expected near 'print'
