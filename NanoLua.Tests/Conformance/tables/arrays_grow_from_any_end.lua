local t = {}
for i = 10, 1, -1 do t[i] = i end
print(#t, t[1], t[10]) --> 10	1	10
local u = {}
for i = -5, 5 do u[i] = i end
print(#u, u[-5], u[0], u[5]) --> 5	-5	0	5
local s = {}
for i = 1, 100, 2 do s[i] = i end
for i = 2, 100, 2 do s[i] = i end
print(#s, s[99], s[100]) --> 100	99	100
