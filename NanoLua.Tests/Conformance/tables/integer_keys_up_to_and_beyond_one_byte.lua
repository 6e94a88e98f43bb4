local t = {}
t[255], t[256], t[257], t[0], t[1] = "a", "b", "c", "d", "e"
print(t[255], t[256], t[257], t[0], t[1]) --> a	b	c	d	e
local i = 256
print(t[i], t[i - 1], t[i + 1]) --> b	a	c
