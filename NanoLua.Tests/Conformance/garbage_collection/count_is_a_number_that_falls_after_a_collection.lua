local before = collectgarbage("count")
print(math.type(before), before > 0) --> float	true
local t = {}
for i = 1, 200 do t[i] = {i} end
local full = collectgarbage("count")
print(full > before) --> true
t = nil
collectgarbage()
print(collectgarbage("count") < full) --> true
