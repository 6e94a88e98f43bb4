print(pcall(function() return 1, nil, 3 end)) --> true	1	nil	3
print(pcall(function(...) return select("#", ...), ... end, nil, "x", nil)) --> true	3	nil	x	nil
print(select("#", pcall(function() end))) --> 1
print(pcall(pcall, error, "inner")) --> true	false	inner
print(pcall())
--> error: pcall_returns_all_results.lua:5: bad argument #1 to 'pcall' (value expected)
