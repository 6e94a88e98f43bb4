local x = 1
local function inc() x = x + 1 end
inc()
print(x) --> 2
x = 10
inc()
print(x) --> 11
