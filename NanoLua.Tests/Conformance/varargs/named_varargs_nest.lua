local function outer(...a)
  local function inner(...b) return a.n, b.n, a[1], b[1] end
  return inner(table.unpack(a, 2))
end
print(outer("x", "y", "z")) --> 3	2	x	y
