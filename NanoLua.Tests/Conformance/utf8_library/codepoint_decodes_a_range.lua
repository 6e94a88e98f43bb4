local s = "a\u{E9}\u{20AC}\u{1F600}"
print(utf8.codepoint(s), utf8.codepoint(s, 2), utf8.codepoint(s, 4), utf8.codepoint(s, 7))
--> 97	233	8364	128512
print(utf8.codepoint(s, 1, -1)) --> 97	233	8364	128512
print(select("#", utf8.codepoint(s, 3, 2))) --> 0
print(pcall(utf8.codepoint, s, 3)) --> false	invalid UTF-8 code
print(pcall(utf8.codepoint, s, 100)) --> false	bad argument #3 to 'utf8.codepoint' (out of bounds)
