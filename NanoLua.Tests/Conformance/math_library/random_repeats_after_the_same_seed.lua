math.randomseed(7)
local a, b, c = math.random(1000), math.random(1000), math.random()
math.randomseed(7)
print(a == math.random(1000), b == math.random(1000), c == math.random()) --> true	true	true
math.randomseed(7, 1)
print(math.random(0) ~= nil) --> true
