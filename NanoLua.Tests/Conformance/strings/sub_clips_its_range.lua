local s = "abcdef"
print(s:sub(2, 4), s:sub(-3), s:sub(-3, -2), s:sub(3), s:sub(0), s:sub(-100, 2))
--> bcd	def	de	cdef	abcdef	ab
print("[" .. s:sub(4, 2) .. "]", "[" .. s:sub(7) .. "]", "[" .. s:sub(100) .. "]", s:sub(5, 100))
--> []	[]	[]	ef
print(s:sub(2.0, "4"), s:sub(math.mininteger, math.maxinteger)) --> bcd	abcdef
print(pcall(s.sub, s, 1.5))
--> false	bad argument #2 to 'string.sub' (number has no integer representation)
