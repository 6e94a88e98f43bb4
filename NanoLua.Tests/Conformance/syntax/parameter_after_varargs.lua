local function f(..., a) end
--> error: parameter_after_varargs.lua:1: ')' expected near ','
