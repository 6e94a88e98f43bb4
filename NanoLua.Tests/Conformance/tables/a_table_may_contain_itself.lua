local t = {name = "loop"}
t.self = t
t[t] = t
print(t.self.self.self.name, t[t[t]].name, rawlen(t)) --> loop	loop	0
