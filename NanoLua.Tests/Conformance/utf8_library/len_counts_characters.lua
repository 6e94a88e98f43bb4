print(utf8.len(""), utf8.len("abc"), utf8.len("\u{E9}\u{20AC}\u{1F600}")) --> 0	3	3
print(utf8.len("a\u{E9}b", 2), utf8.len("abc", -1)) --> 2	1
print(utf8.len("abc", 4), utf8.len("abc", 2, 1), utf8.len("a\u{E9}", 1, 2)) --> 0	0	2
print(utf8.len("ab\xFFcd")) --> nil	3
print(utf8.len("\u{E9}", 2)) --> nil	2
print(pcall(utf8.len, "abc", 5))
--> false	bad argument #2 to 'utf8.len' (initial position out of bounds)
