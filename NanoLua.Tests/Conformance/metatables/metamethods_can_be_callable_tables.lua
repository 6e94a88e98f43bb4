local f = setmetatable({}, {__call = function(_, a, b) return "called with " .. type(b) end})
local t = setmetatable({}, {__add = f, __index = f, __len = f})
print(t + 1, #t) --> called with number	called with table
print(pcall(function() return t.x end)) --> true	nil
