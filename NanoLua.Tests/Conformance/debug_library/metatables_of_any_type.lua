debug.setmetatable(1, {__index = function(n, k) return k .. n end})
print((5).x) --> x5
debug.setmetatable(1, nil)
print(debug.getmetatable("").__index == string, debug.getmetatable(1)) --> true	nil
debug.setmetatable(nil, {__index = function() return "from nil" end})
local n
print(n.anything) --> from nil
debug.setmetatable(nil, nil)
