local built = string.char(107, 101, 121)
local cut = ("monkey"):sub(4)
local formatted = ("%s"):format("key")
print(built == cut, cut == formatted, rawequal(built, "key")) --> true	true	true
print(({key = 1})[built], ({[cut] = 2}).key, ({[formatted] = 3})["k" .. "ey"]) --> 1	2	3
