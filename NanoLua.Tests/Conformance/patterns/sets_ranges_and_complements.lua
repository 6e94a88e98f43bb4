print(("f00bar"):match("[a-c]+"), ("f00bar"):match("[^a-z]+")) --> ba	00
print(("a-b"):match("[a-]+"), ("]x"):match("[]]")) --> a-	]
print(("x^y"):match("[%^]"), ("x^y"):match("[y^]+")) --> ^	^y
print(("a.b"):match("[.]"), ("k=v;"):match("[^=]+=([^;]*)")) --> .	v
print(("5-7"):match("[%d-]+"), ("tab\there"):match("[%s]") == "\t", ("%"):match("[%%]"))
--> 5-7	true	%
