local s = "abc"
print(s.len == string.len, s.x, s[1], ("").nothing) --> true	nil	nil	nil
print(pcall(function() s.x = 1 end))
--> false	indexing_a_string_finds_library_functions_only.lua:3: attempt to index a string value (upvalue 's')
print(pcall(function() return s.x.y end))
--> false	indexing_a_string_finds_library_functions_only.lua:5: attempt to index a nil value (field 'x')
print(pcall(function() return s:nothing() end))
--> false	indexing_a_string_finds_library_functions_only.lua:7: attempt to call a nil value (method 'nothing')
