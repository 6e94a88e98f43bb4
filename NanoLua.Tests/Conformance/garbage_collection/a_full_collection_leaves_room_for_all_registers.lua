local function deep(n) if n > 0 then return 1 + deep(n - 1) end return 0 end
local function many()
  local a, b, c, d, e, f, g, h, i, j = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  deep(200)
  collectgarbage()
  local t = table.pack(a, b, c, d, e, f, g, h, i, j, a, b, c, d, e, f, g, h, i, j, a, b, c, d, e, f,
    g, h, i, j, a, b, c, d, e, f, g, h, i, j, a, b, c, d, e, f, g, h, i, j, a, b, c, d, e, f, g, h, i,
    j, a, b, c, d, e, f, g, h, i, j, a, b, c, d, e, f, g, h, i, j, a, b, c, d, e, f, g, h, i, j, a, b,
    c, d, e, f, g, h, i, j, a, b, c, d, e, f, g, h, i, j)
  return t.n, t[1] + t[t.n]
end
print(many()) --> 110	11
