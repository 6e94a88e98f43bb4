local t = { x = 1, y = "why", z = 3 }
t.x = "new"
print(t.x, t.y, t.z) --> new	why	3
local u = { x = 1, y = "why", z = 3 }
u.w = 4
u.y = nil
print(u.w, u.x, u.y, u.z) --> 4	1	nil	3
local v = { x = 1, y = 2 }
for i = 1, 100 do v["k" .. i] = i end
print(v.x, v.y, v.k1, v.k100, v.k101) --> 1	2	1	100	nil
local w = { x = 1, y = 2 }
w[1], w[2] = "one", "two"
print(w.x, w.y, w[1], w[2], #w) --> 1	2	one	two	2
