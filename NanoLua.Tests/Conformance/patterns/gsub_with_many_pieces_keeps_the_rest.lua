local s = ("x1"):rep(100)
local r, n = s:gsub("%d", "--")
print(#r, n, r:sub(1, 6)) --> 300	100	x--x--
print((("a b c"):gsub(" ", "_")), select("#", ("abc"):gsub("b", ""))) --> a_b_c	2
