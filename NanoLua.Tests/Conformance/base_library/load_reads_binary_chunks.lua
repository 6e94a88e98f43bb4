local dumped = string.dump(function(a, b) return a + b, "text" end)
print(dumped:byte(1, 4)) --> 27	76	117	97
local f = load(dumped, "chunk", "b")
print(f(3, 4)) --> 7	text
print(load(dumped, "chunk", "t")) --> nil	attempt to load a binary chunk (mode is 't')
