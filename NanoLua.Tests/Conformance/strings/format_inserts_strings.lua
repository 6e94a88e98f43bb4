print(("%s|%5s|%-5s|%.2s|%5.1s|"):format("abc", "ab", "ab", "abc", "xyz"))
--> abc|   ab|ab   |ab|    x|
print(("%s %s %s %s"):format(nil, true, 12, 1.5), ("%%"):format(), ("100%%"):format())
--> nil true 12 1.5	%	100%
print(("%c%c%c"):format(76, 117, 97), ("%s"):format("a\0b") == "a\0b", ("%3c|%-3c|"):format(65, 66))
--> Lua	true	  A|B  |
print(("%s"):format(setmetatable({}, {__tostring = function() return "custom" end}))) --> custom
