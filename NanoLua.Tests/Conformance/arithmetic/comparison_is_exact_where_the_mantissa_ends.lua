local big = math.maxinteger // 4 + 1
local float = big + 0.0
print(big == float, big + 1 == float, big + 1 > float, big - 1 < float) --> true	false	true	true
print(float < big + 1, float <= big - 1, float == big) --> true	false	true
