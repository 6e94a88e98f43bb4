local function iter(_, i) if i < 2 then return i + 1, "a", "b", "c", "d", "e" end end
for i, a, b, c, d, e, f in iter, nil, 0 do print(i, a, b, c, d, e, f) end
--> 1	a	b	c	d	e	nil
--> 2	a	b	c	d	e	nil
