local Matrix = {}
Matrix.__index = function(m, k) return Matrix[k] or rawget(m, k) end
local function new(rows) return setmetatable(rows, Matrix) end
Matrix.__mul = function(a, b)
  local r = {}
  for i = 1, #a do
    r[i] = {}
    for j = 1, #b[1] do
      local s = 0
      for k = 1, #b do s = s + a[i][k] * b[k][j] end
      r[i][j] = s
    end
  end
  return new(r)
end
Matrix.__eq = function(a, b)
  for i = 1, #a do for j = 1, #a[i] do if a[i][j] ~= b[i][j] then return false end end end
  return true
end
Matrix.__pow = function(a, n)
  local r = new {{1, 0}, {0, 1}}
  while n > 0 do
    if n & 1 == 1 then r = r * a end
    a, n = a * a, n >> 1
  end
  return r
end
local f = new {{1, 1}, {1, 0}} ^ 30
print(f[1][2], f == new {{1346269, 832040}, {832040, 514229}}) --> 832040	true
