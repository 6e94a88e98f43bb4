print() -->
print(1, "a", nil, true) --> 1	a	nil	true
print("", 2, "x") --> 	2	x
print("a\nb")
--> a
--> b
