local s = "a\u{E9}\u{20AC}z"
print(utf8.offset(s, 1), utf8.offset(s, 2), utf8.offset(s, 3)) --> 1	2	4	6
print(utf8.offset(s, 4), utf8.offset(s, 5), utf8.offset(s, 6)) --> 7	8	nil
print(utf8.offset(s, -1), utf8.offset(s, -2), utf8.offset(s, -4), utf8.offset(s, -5)) --> 7	4	1	nil
print(utf8.offset(s, 0, 3), utf8.offset(s, 0, 5), utf8.offset(s, 1, 4), utf8.offset(s, 2, 2))
--> 2	4	4	4	6
print(pcall(utf8.offset, s, 1, 3)) --> false	initial position is a continuation byte
print(pcall(utf8.offset, s, 1, 20))
--> false	bad argument #3 to 'utf8.offset' (position out of bounds)
