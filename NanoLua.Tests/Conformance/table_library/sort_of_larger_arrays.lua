local t, seed = {}, 12345
for i = 1, 300 do seed = (seed * 1103 + 12345) % 65536 t[i] = seed end
table.sort(t)
local ok = true
for i = 2, #t do ok = ok and t[i - 1] <= t[i] end
print(ok, #t) --> true	300
table.sort(t, function(a, b) return a > b end)
for i = 2, #t do ok = ok and t[i - 1] >= t[i] end
print(ok) --> true
