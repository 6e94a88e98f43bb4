local function f(...t)
  t[1] = "changed"
  return ...
end
print(f(1, 2)) --> changed	2
local function g(...t)
  t.n = 1
  return ...
end
print(g(1, 2, 3)) --> 1
