print(#utf8.charpattern) --> 14
local n = 0
for c in ("a\u{E9}\u{20AC}"):gmatch(utf8.charpattern) do n = n + 1 io.write(#c, " ") end
print(n) --> 1 2 3 3
