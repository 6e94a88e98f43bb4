print(pcall(function() for _ in utf8.codes("ab\xFF") do end end))
--> false	codes_refuses_invalid_text.lua:1: invalid UTF-8 code
print(pcall(function() for _ in utf8.codes("\xE2\x82") do end end))
--> false	codes_refuses_invalid_text.lua:3: invalid UTF-8 code
print(pcall(function() for _ in utf8.codes("\u{D800}") do end end))
--> false	codes_refuses_invalid_text.lua:5: invalid UTF-8 code
for p, c in utf8.codes("\u{D800}", true) do print(p, c) end --> 1	55296
