local mt = {
  __lt = function(a, b) return (a.v or a) < (b.v or b) end,
  __le = function(a, b) return (a.v or a) <= (b.v or b) end,
}
local a, b = setmetatable({v = 1}, mt), setmetatable({v = 2}, mt)
print(a < b, a > b, a <= b, a >= b, a < a, a <= a) --> true	false	true	false	false	true
