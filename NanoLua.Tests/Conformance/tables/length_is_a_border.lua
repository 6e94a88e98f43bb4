local t = {1, 2, nil, 4}
local n = #t
print(n == 4 or n == 2, t[n] ~= nil, t[n + 1] == nil) --> true	true	true
local u = {nil, nil, 3}
print(#u == 3 or #u == 0) --> true
local v = {n = 1, [2] = 2}
print(#v) --> 0
