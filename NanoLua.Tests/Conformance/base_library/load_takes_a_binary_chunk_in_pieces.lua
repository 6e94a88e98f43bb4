local dumped = string.dump(function(...) return select("#", ...), ... end)
local i = 0
local f = load(function() i = i + 1 return dumped:sub(i * 10 - 9, i * 10) end, "pieces", "b")
print(f("a", nil, "c")) --> 3	a	nil	c
