local mt = {}
for _, op in ipairs {"band", "bor", "bxor", "shl", "shr"} do
  mt["__" .. op] = function(a, b) return op, a == b end
end
local t = setmetatable({}, mt)
print(t & 1, 1 & t, t | 2, 2 | t, t ~ 3, 3 ~ t) --> band	band	bor	bor	bxor	bxor
print(t << 1, 1 << t, t >> 2, 2 >> t, t & t) --> shl	shl	shr	shr	band
print(t & 1.5, "x" | t) --> band	bor
