local before = collectgarbage("param", "minormul", 25)
print(before, collectgarbage("param", "minormul")) --> 20	25
print(collectgarbage("param", "minormul", before)) --> 25
