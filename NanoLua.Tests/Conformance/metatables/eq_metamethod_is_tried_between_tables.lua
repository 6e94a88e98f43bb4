local calls = 0
local mt = {__eq = function(a, b) calls = calls + 1 return a.v == b.v end}
local a, b, c = setmetatable({v = 1}, mt), setmetatable({v = 1}, mt), setmetatable({v = 2}, mt)
print(a == b, a == c, a ~= b, a == a, calls) --> true	false	false	true	3
print(a == 1, a == "x", a == nil, calls) --> false	false	false	3
print(rawequal(a, b), ({})[a], a == setmetatable({v = 1}, {})) --> false	nil	true
