local t = {}
print(t.1)
--> error: field_name_expected.lua:2: ')' expected near '.1'
