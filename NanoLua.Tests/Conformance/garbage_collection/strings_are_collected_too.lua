collectgarbage()
local before = collectgarbage("count")
for i = 1, 500 do local _ = ("garbage"):rep(10) .. i end
collectgarbage()
print(collectgarbage("count") - before < 8) --> true
