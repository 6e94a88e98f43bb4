local x = 2.5
print(x < 3, x > 3, x <= 2, x >= 2, x == 2) --> true	false	false	true	false
print(3 < x, 3 > x, 2 <= x, 2 >= x) --> false	true	true	false
local i = 7
print(i < 7, i <= 7, i > 7, i >= 7, i == 7) --> false	true	false	true	true
print(i < 7.5, i > 6.5, i == 7.0) --> true	true	true
