local t = {x = 1}
print(next(t), next(t, "x")) --> x	nil
print(next({}), pcall(next)) --> nil	false	bad argument #1 to 'next' (table expected, got no value)
local seen = 0
for k, v in next, {10, 20, 30} do seen = seen + k * v end
print(seen) --> 140
