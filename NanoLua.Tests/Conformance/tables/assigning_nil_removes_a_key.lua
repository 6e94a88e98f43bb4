local t = {a = 1, b = 2, 10, 20, 30}
t.a, t[3] = nil, nil
print(t.a, t.b, #t, t[3]) --> nil	2	2	nil
t.b = nil
t[1], t[2] = nil, nil
print(next(t), #t) --> nil	0
