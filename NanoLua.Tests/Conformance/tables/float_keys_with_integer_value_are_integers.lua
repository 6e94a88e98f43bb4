local t = {}
t[1.0] = "a"
t[2] = "b"
t[-0.0] = "zero"
print(t[1], t[2.0], t[0], #t) --> a	b	zero	2
print(math.type(next({[3.0] = true})), next({[2^10] = 1})) --> integer	1024	1
t[1.5] = "half"
print(t[1.5], t[1], t["1"]) --> half	a	nil
