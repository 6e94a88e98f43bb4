local function f(...t) return t.n, t[1], t[2], t[3] end
print(f()) --> 0	nil	nil	nil
print(f(1, nil, 3)) --> 3	1	nil	3
print(f("a", "b", "c", "d")) --> 4	a	b	c
