print(("banana"):find("an", 3), ("banana"):find("an", -2)) --> 4	nil
print(("banana"):find("a", -1), ("banana"):find("b", -100)) --> 6	1	1
print(("banana"):find("na", 10), ("banana"):find("^an", 2), ("banana"):find("^ba", 2)) --> nil	2	nil
