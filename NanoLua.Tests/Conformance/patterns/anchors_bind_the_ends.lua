print(("abc"):find("^abc$"), ("abcd"):find("^abc$"), ("a^b"):find("a^b")) --> 1	nil	1	3
print(("a$b"):find("a$b"), ("ab"):find("b$")) --> 1	2	2
