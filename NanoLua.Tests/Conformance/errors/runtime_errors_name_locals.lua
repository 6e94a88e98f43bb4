local function f(a) local b = a; return b.x.y end
print(pcall(f, {}))
--> false	runtime_errors_name_locals.lua:1: attempt to index a nil value (field 'x')
print(pcall(f, nil))
--> false	runtime_errors_name_locals.lua:1: attempt to index a nil value (local 'b')
print(pcall(function() local n; n() end))
--> false	runtime_errors_name_locals.lua:6: attempt to call a nil value (local 'n')
print(pcall(function() local s = "x"; return s + {} end))
--> false	runtime_errors_name_locals.lua:8: attempt to add a 'string' with a 'table'
print(pcall(function(p) return p < 1 end, {}))
--> false	runtime_errors_name_locals.lua:10: attempt to compare table with number
