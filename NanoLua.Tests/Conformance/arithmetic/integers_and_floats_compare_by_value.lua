print(1 == 1.0, 1 < 1.5, 2 > 1.5, -1 > -1.5) --> true	true	true	true
print(1 <= 1.0, 1 >= 1.0, 1 ~= 1.0) --> true	true	false
local i, f = 3, 3.0
print(i == f, i < f, i <= f) --> true	false	true
print(0 == -0.0) --> true
