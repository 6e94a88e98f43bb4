local log = {}
local function v(x) log[#log + 1] = x return x end
local function f() return function(...) log[#log + 1] = "call" end end
f()(v(1), v(2), v(3))
local t = {m = function() log[#log + 1] = "m" end}
t:m(v(4))
print(table.concat(log, " ")) --> 1 2 3 call 4 m
