local store = {}
local t = setmetatable({}, {__newindex = store})
t.x, t[1] = 1, 2
print(rawget(t, "x"), store.x, store[1], next(t)) --> nil	1	2	nil
