local s = "text"
print(pcall(function() return s:rep({}) end))
--> false	method_calls_do_not_count_self_in_argument_errors.lua:2: bad argument #1 to 'rep' (number expected, got table)
print(pcall(function() return s:rep() end))
--> false	method_calls_do_not_count_self_in_argument_errors.lua:4: bad argument #1 to 'rep' (number expected, got no value)
print(pcall(function() return s.rep() end))
--> false	method_calls_do_not_count_self_in_argument_errors.lua:6: bad argument #1 to 'rep' (string expected, got no value)
print(pcall(function() return s.rep(s, true) end))
--> false	method_calls_do_not_count_self_in_argument_errors.lua:8: bad argument #2 to 'rep' (number expected, got boolean)
