print(("f(a(b)c)d"):match("%b()"), ("x[1[2]3]"):match("%b[]"), ("((unclosed"):match("%b()"))
--> (a(b)c)	[1[2]3]	nil
print(("if then if end end x"):match("%bxx"), ("'a'b"):match("%b''")) --> nil	'a'
