local a, b, c = "x", "y", "z"
local r = a .. b .. c
print(r, a, b, c) --> xyz	x	y	z
print((a .. b) .. c == a .. (b .. c)) --> true
local s = ""
for i = 1, 10 do s = s .. i .. "," end
print(s, #s) --> 1,2,3,4,5,6,7,8,9,10,	21
