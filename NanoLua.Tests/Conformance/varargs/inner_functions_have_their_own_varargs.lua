local function f(...)
  local inner = function(...) return select("#", ...) end
  return inner(), inner(...)
end
print(f(1, 2)) --> 0	2
