local t = {1, 2
print(t)
--> error: table_constructor_without_end.lua:2: '}' expected (to close '{' at line 1) near 'print'
