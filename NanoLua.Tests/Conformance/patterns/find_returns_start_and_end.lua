print(("hello world"):find("wor"), ("hello"):find("l"), ("hello"):find("xyz")) --> 7	3	nil
print(("hello"):find(""), ("hello"):find("", 6), ("hello"):find("", 7), (""):find(""))
--> 1	6	nil	1	0
print(("a.b"):find(".", 1, true), ("a.b"):find("%."), ("aXb"):find("%u")) --> 2	2	2	2
