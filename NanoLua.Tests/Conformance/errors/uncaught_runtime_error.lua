local t = {}
print(t.x) --> nil
print(t.x.y)
--> error: uncaught_runtime_error.lua:3: attempt to index a nil value (field 'x')
