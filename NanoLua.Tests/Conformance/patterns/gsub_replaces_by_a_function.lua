print(("a1b2"):gsub("%d", function(d) return d * 2 end)) --> a2b4	2
print(("abc"):gsub("%w", function(c) if c == "b" then return nil end return c:upper() end))
--> AbC	3
print(("x y"):gsub("(%w) (%w)", function(a, b) return b .. a end)) --> yx	1
print(("abc"):gsub("b", function() return false end)) --> abc	1
local calls = 0
print(("aaaa"):gsub("a", function() calls = calls + 1 return calls end, 3)) --> 123a	3
