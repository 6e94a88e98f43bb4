print(math.abs(-5), math.abs(5), math.abs(-2.5)) --> 5	5	2.5
print(math.abs(-0.0), math.abs(math.mininteger) == math.mininteger) --> 0.0	true
print(math.max(1, 5, 3), math.min(4, 2, 8), math.max(1, 2.5), math.min(1.0, 1), math.max(2, 2.0))
--> 5	2	2.5	1.0	2
print(math.max(-1), pcall(math.max)) --> -1	false	bad argument #1 to 'math.max' (value expected)
print(pcall(math.min, 1, "x")) --> false	attempt to compare string with number
