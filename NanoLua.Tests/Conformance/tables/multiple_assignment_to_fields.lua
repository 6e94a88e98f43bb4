local t = {1, 2}
local i = 1
i, t[i] = i + 1, 20
print(i, t[1], t[2]) --> 2	20	2
t[1], t[2] = t[2], t[1]
print(t[1], t[2]) --> 2	20
local a = {}
a.x, a.y, a.z = 1, 2
print(a.x, a.y, a.z) --> 1	2	nil
