local n = 0
local function limit() n = n + 1 return 3 end
for i = limit() - 2, limit(), limit() - 2 do io.write(i, " ") end
print(n) --> 1 2 3 3
local m = 3
for i = 1, m do m = 10 io.write(i, " ") end
print(m) --> 1 2 3 10
