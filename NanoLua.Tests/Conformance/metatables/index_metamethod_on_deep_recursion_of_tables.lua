local t = {depth = 0}
for i = 1, 50 do t = setmetatable({}, {__index = t}) end
print(t.depth, t.none) --> 0	nil
