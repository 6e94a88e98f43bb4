local _a, A1, _1, __x, end_, andor = 1, 2, 3, 4, 5, 6
print(_a, A1, _1, __x, end_, andor) --> 1	2	3	4	5	6
local a, A = "lower", "upper"
print(a, A) --> lower	upper
