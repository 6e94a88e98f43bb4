local count = 0
local function tick() count = count + 1 end
debug.sethook(tick, "", 1)
for i = 1, 1000 do end
debug.sethook()
print(count > 1000 and count < 1012) --> true
count = 0
debug.sethook(tick, "", 4)
for i = 1, 1000 do end
debug.sethook()
print(count > 250 and count < 255) --> true
count = 0
debug.sethook(tick, "", 4000)
for i = 1, 1000 do end
debug.sethook()
print(count) --> 0
