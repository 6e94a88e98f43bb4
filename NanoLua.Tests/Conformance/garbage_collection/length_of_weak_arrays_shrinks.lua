local t = setmetatable({}, {__mode = "v"})
for i = 1, 10 do t[i] = {} end
collectgarbage()
local n = 0
for _ in pairs(t) do n = n + 1 end
print(n) --> 0
