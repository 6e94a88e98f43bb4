local t = setmetatable({}, {__index = function(_, i) if i <= 3 then return i * 2 end end})
local s = 0
for i, v in ipairs(t) do s = s + v * i end
print(s) --> 28
