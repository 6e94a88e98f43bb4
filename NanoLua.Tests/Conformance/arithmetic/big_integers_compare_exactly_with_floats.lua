local m = math.maxinteger
local f = m + 0.0
print(m < f, m <= f, m == f, m > f) --> true	true	false	false
print(math.mininteger == math.mininteger + 0.0) --> true
print(m - 1 < f, -m > -f) --> true	true
print(math.mininteger <= -f, math.mininteger >= -f) --> true	true
