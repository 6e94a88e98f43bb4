math.randomseed(42)
local ok = true
for _ = 1, 200 do
  local f, i, j = math.random(), math.random(6), math.random(-3, 3)
  ok = ok and f >= 0 and f < 1 and i >= 1 and i <= 6 and j >= -3 and j <= 3
  ok = ok and math.type(f) == "float" and math.type(i) == "integer"
end
print(ok, math.random(1), math.random(5, 5), math.type(math.random(0))) --> true	1	5	integer
