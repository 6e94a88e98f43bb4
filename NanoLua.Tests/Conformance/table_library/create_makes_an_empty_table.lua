local t = table.create(10)
print(#t, next(t), t[1]) --> 0	nil	nil
t[1], t[2] = "a", "b"
print(#t, t[2]) --> 2	b
local u = table.create(0, 5)
u.x = 1
print(u.x, #u, next(table.create(0))) --> 1	0	nil
