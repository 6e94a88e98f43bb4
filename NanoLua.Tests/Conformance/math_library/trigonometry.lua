print(math.sin(0), math.cos(0), math.tan(0), math.asin(0), math.acos(1), math.atan(0))
--> 0.0	1.0	0.0	0.0	0.0	0.0
local function near(a, b) return math.abs(a - b) < 1e-5 end
print(near(math.sin(math.pi / 2), 1), near(math.cos(math.pi), -1), near(math.tan(math.pi / 4), 1))
--> true	true	true
print(near(math.asin(1), math.pi / 2), near(math.acos(0), math.pi / 2)) --> true	true
print(near(math.atan(1), math.pi / 4)) --> true
print(near(math.atan(1, -1), 3 * math.pi / 4), near(math.atan(-1, -1), -3 * math.pi / 4))
--> true	true
print(math.atan(0, 1), math.atan(0.0, -1.0) > 3.14) --> 0.0	true
