local pause = collectgarbage("param", "pause")
print(math.type(pause)) --> integer
collectgarbage("param", "pause", 400)
local now = collectgarbage("param", "pause")
print(now >= 390 and now <= 410) --> true
print(math.abs(collectgarbage("param", "pause", pause) - now)) --> 0
