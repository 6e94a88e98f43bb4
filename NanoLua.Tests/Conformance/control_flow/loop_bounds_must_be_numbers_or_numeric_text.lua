print(pcall(function() for i = "1", 2 do end end)) --> true
print(pcall(function() for i = 1, "2" do end end)) --> true
print(pcall(function() for i = 1, 2, "1" do end end)) --> true
print(pcall(function() for i = nil, 2 do end end))
--> false	loop_bounds_must_be_numbers_or_numeric_text.lua:4: bad 'for' initial value (number expected, got nil)
print(pcall(function() for i = 1, {} do end end))
--> false	loop_bounds_must_be_numbers_or_numeric_text.lua:6: bad 'for' limit (number expected, got table)
print(pcall(function() for i = 1.5, {} do end end))
--> false	loop_bounds_must_be_numbers_or_numeric_text.lua:8: bad 'for' limit (number expected, got table)
print(pcall(function() for i = 1, 2, print do end end))
--> false	loop_bounds_must_be_numbers_or_numeric_text.lua:10: bad 'for' step (number expected, got function)
