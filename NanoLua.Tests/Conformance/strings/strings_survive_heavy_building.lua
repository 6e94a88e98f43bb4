local parts = {}
for i = 1, 200 do parts[i] = "p" .. i end
local all = table.concat(parts, ";")
print(#all, all:sub(1, 8), all:sub(-4)) --> 891	p1;p2;p3	p200
local s = ""
for i = 1, 200 do s = s .. string.char(97 + i % 26) end
print(#s, s:sub(1, 5), s:sub(-5)) --> 200	bcdef	opqrs
