print(("abc"):gsub("x*", "-"), ("abc"):gsub("b*", "-"), (""):gsub("", "x")) --> -a-b-c-	-a-c-	x	1
print(("ab"):gsub("$", "!"), ("ab"):gsub("^", "!")) --> ab!	!ab	1
