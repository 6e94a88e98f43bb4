local last = {}
local middle = setmetatable({}, {__newindex = last})
local t = setmetatable({}, {__newindex = middle})
t.k = "v"
print(rawget(t, "k"), rawget(middle, "k"), last.k) --> nil	nil	v
