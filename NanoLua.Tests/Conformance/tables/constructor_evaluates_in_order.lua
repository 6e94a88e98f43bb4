local log = {}
local function f(v) log[#log + 1] = v return v end
local t = {f(1), [f(2)] = f(3), f(4), x = f(5)}
print(table.concat(log, " "), t[1], t[2], t.x) --> 1 2 3 4 5	1	4	5
