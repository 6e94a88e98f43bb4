print(("a\0b"):find("\0"), #("a\0b"):match("%z"), #("a\0b"):match(".+"), ("a\0b"):gsub("\0", "-"))
--> 2	1	3	a-b	1
