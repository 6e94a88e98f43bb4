local again = ...
local t = { x = 1, y = "two" }
if again then return t.x, t.y end
print(load(string.dump(debug.getinfo(1, "f").func))(true)) --> 1	two
