local s = "a\0b\0\0c"
print(#s, s:byte(2), s == "a\0b\0\0c", s == "a", #"\0") --> 6	0	true	false	1
print("a\0b" < "a\0c", "a\0" > "a", "\0" < "a", "" < "\0") --> true	true	true	true
print(s:find("b", 1, true), s:find("\0\0", 1, true), s:sub(3, 3)) --> 3	4	b
local t = {[s] = "whole", a = "start"}
print(t["a\0b\0\0c"], t.a) --> whole	start
