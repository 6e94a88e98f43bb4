print(("<i4"):packsize(), ("<i1i2i4"):packsize(), ("<!4 i1 i4"):packsize()) --> 4	7	8
print(("c10"):packsize(), (""):packsize()) --> 10	0
print(("b"):packsize(), ("h"):packsize(), ("i"):packsize(), ("f"):packsize(), ("d"):packsize())
--> 1	2	4	4	8
print(pcall(string.packsize, "s"))
--> false	bad argument #1 to 'string.packsize' (variable-length format)
print(pcall(string.packsize, "z"))
--> false	bad argument #1 to 'string.packsize' (variable-length format)
