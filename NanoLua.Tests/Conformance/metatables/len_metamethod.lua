local t = setmetatable({1, 2, 3}, {__len = function(self) return "len:" .. rawlen(self) end})
print(#t, rawlen(t)) --> len:3	3
print(pcall(function() return #setmetatable({}, {__len = 5}) end))
--> false	len_metamethod.lua:3: attempt to call a number value (metamethod 'len')
