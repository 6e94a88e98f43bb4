local base = "0123456789abcdef0123456789abcdef"
local a = base .. "-tail-long"
local b = base .. "-tail" .. "-long"
print(#a, a == b, rawequal(a, b)) --> 42	true	true
local t = {[a] = 1}
t[b] = t[b] + 1
print(t[a], next(t) == b) --> 2	true
t[b] = nil
print(next(t)) --> nil
