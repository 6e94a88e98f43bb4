local function many(n) if n == 0 then return end return n, many(n - 1) end
local t = {many(120)}
print(#t, t[1], t[120], select("#", many(150))) --> 120	120	1	150
local a, b, c = many(3)
print(a, b, c) --> 3	2	1
