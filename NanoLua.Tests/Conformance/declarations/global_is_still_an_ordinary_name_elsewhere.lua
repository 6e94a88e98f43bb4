local t = {global = 1}
print(t.global) --> 1
t.global = t.global + 1
print(t["global"]) --> 2
