local function count(n, ...)
  if n == 0 then return select("#", ...) end
  local below = count(n - 1, n, ...)
  return below * 100 + select("#", ...)
end
print(count(3)) --> 3020100
