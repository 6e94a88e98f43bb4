local t = table.pack(nil, 2, nil)
print(t.n, table.unpack(t, 1, t.n)) --> 3	nil	2	nil
local function forward(...) local p = table.pack(...) return table.unpack(p, 1, p.n) end
print(forward(nil, nil, 3, nil)) --> nil	nil	3	nil
