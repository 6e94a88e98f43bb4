local function f(...t) return t.x, t[0], t[-1], t[1.0], t[1.5], t["1"] end
print(f("first", "second")) --> nil	nil	nil	first	nil	nil
