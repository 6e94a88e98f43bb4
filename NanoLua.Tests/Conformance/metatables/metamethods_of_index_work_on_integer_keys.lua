local t = setmetatable({10, 20}, {__index = function(_, i) return i * 100 end})
print(t[1], t[2], t[3], t[-1], #t) --> 10	20	300	-100	2
local i = 5
print(t[i], t[i - 4]) --> 500	10
