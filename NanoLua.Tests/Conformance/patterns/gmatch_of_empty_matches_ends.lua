local n = 0
for _ in ("abc"):gmatch("x*") do n = n + 1 end
print(n) --> 4
local out = {}
for m in ("a,,b"):gmatch("([^,]*)") do out[#out + 1] = "[" .. m .. "]" end
print(table.concat(out)) --> [a][][b]
