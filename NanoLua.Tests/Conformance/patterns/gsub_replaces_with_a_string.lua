print(("hello"):gsub("l", "L"), ("hello"):gsub("l", "L", 1)) --> heLLo	heLlo	1
print(("hello"):gsub("", "-"), ("abc"):gsub("x", "y")) --> -h-e-l-l-o-	abc	0
print(("hello world"):gsub("(%w+)", "<%1>"), ("abc"):gsub("%w", "%0%0"))
--> <hello> <world>	aabbcc	3
print(("a b"):gsub("(%w) (%w)", "%2 %1")) --> b a	1
print(("50"):gsub("%d+", "%%"), ("abc"):gsub(".", "", 2), ("abc"):gsub("b", "%0", 0)) --> %	c	abc	0
