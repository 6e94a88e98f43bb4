local t = {}
local f, s, c = pairs(t)
print(f == next, s == t, c) --> true	true	nil
print(select("#", pairs(t))) --> 4
