local a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c) --> 3	1	2
local t = {1, 2, 3}
local i = 1
i, t[i], t[i + 1] = i + 1, "a", "b"
print(i, t[1], t[2], t[3]) --> 2	a	b	3
a, b = 1
print(a, b) --> 1	nil
