print(("a+b"):find("+", 1, true), ("a%d"):find("%d", 1, true), ("aaa"):find("a", 2, true))
--> 2	2	2	2
print(("a*b*c"):find("*c", 1, true), ("abc"):find("abcd", 1, true), ("x"):find("", 2, true))
--> 4	nil	2	1
