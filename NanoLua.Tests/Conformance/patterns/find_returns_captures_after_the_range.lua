print(("key=value"):find("(%w+)=(%w+)")) --> 1	9	key	value
print(("abc"):find("()b()")) --> 2	2	2	3
