local t = { a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7 }
local sum = 0
for name, value in pairs(t) do
  sum = sum + value
  t[name] = value * 10
end
print(sum, t.a, t.g) --> 28	10	70
local u = { a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7 }
for name in pairs(u) do u[name] = nil end
print(next(u)) --> nil
