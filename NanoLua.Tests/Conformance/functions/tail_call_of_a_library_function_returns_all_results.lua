local function f(...) return select(2, ...) end
local function g(t) return table.unpack(t) end
print(f("a", "b", "c")) --> b	c
print(g {1, 2, 3}) --> 1	2	3
