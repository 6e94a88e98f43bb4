local obj = {}
function obj:count(n, ...)
  if n == 0 then return select("#", ...), ... end
  return self:count(n - 1, ...)
end
print(obj:count(20000, "a", nil, "c")) --> 3	a	nil	c
