print(pcall(function() table.sort({1, "a", 2}) end) == false) --> true
print(pcall(function() table.sort({{}, {}}) end)) --> false	attempt to compare two table values
print(pcall(function() table.sort({1, 2}, 5) end))
--> false	sort_reports_uncomparable_values.lua:3: bad argument #2 to 'sort' (function expected, got number)
print(pcall(function() table.sort({3, 2, 1}, function() error("stop", 0) end) end)) --> false	stop
