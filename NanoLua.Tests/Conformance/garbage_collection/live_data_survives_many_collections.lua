local tree = {}
local function build(t, d)
  if d == 0 then return end
  t.l, t.r = {}, {}
  build(t.l, d - 1)
  build(t.r, d - 1)
end
local function count(t) return t.l and 1 + count(t.l) + count(t.r) or 1 end
build(tree, 6)
for _ = 1, 5 do
  for i = 1, 100 do local _ = {i, tostring(i)} end
  collectgarbage()
end
print(count(tree)) --> 127
