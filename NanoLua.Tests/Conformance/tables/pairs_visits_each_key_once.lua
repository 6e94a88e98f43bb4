local t = {1, 2, 3, x = "a", y = "b", [true] = "c", [2.5] = "d", [-1] = "e"}
local seen, n = {}, 0
for k, v in pairs(t) do
  assert(not seen[k] and t[k] == v)
  seen[k] = true
  n = n + 1
end
print(n, seen[1], seen.x, seen[true], seen[2.5], seen[-1]) --> 8	true	true	true	true	true
