local function library(suffix)
  local words = {"one", "two", "a string that is longer than forty characters is not interned"}
  return function(i) return words[i] .. suffix, 0.5, -3, function() return words[i] end end
end
local makers = {}
for i = 1, 3 do
  makers[i] = load(string.dump(library))("-" .. i)
  collectgarbage()
end
for i = 1, 3 do
  local text, half, three, word = makers[i](i)
  makers[i] = nil
  collectgarbage()
  print(text, half, three, word())
end
--> one-1	0.5	-3	one
--> two-2	0.5	-3	two
--> a string that is longer than forty characters is not interned-3	0.5	-3	a string that is longer than forty characters is not interned
