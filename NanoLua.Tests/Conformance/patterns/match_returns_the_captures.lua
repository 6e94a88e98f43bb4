print(("2026-11-21"):match("(%d+)-(%d+)-(%d+)")) --> 2026	11	21
print(("hello"):match("l+"), ("hello"):match("x"), ("  trim  "):match("^%s*(.-)%s*$") .. "|")
--> ll	nil	trim|
print(("abc"):match("a(.)c"), ("abc"):match("()"), ("abc"):match("^b"), ("abc"):match("b", 2))
--> b	1	nil	b
