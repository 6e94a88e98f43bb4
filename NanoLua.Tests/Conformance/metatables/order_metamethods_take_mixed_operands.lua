local function value(x) return type(x) == "table" and x.v or x end
local mt = {
  __lt = function(a, b) return value(a) < value(b) end,
  __le = function(a, b) return value(a) <= value(b) end,
}
local t = setmetatable({v = 5}, mt)
print(t < 10, t > 10, 3 < t, 3 > t, t <= 5, t >= 5, 5 <= t, 2.5 < t, t < 5.5)
--> true	false	true	false	true	true	true	true	true
local n = 7
print(t < n, n < t, t <= n, n <= t) --> true	false	true	false
