local a, b, c, d, e, f, g, h = 1, 2, 3, 4, 5, 6, 7, 8
local function sum() return a + b + c + d + e + f + g + h end
print(sum()) --> 36
a, h = 10, 80
print(sum()) --> 117
