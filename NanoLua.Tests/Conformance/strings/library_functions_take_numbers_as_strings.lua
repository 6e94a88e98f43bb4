print(string.len(123), string.rep(5, 3), string.sub(12345, 2, 3), string.upper(1.5), (10):type())
--> error: library_functions_take_numbers_as_strings.lua:1: attempt to index a number value
