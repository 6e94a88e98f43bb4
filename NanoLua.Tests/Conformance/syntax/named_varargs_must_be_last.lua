local function f(...t, a) end
--> error: named_varargs_must_be_last.lua:1: ')' expected near ','
