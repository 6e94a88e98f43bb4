local a, b = {}, {}
print(rawequal(a, a), rawequal(a, b), rawequal(1, 1.0), rawequal("x", "x"), rawequal(nil, false))
--> true	false	true	true	false
print(rawlen({1, 2}), rawlen("abc"), rawget({5}, 1), rawset(a, "k", 1) == a, a.k) --> 2	3	5	true	1
print(pcall(rawequal, 1)) --> false	bad argument #2 to 'rawequal' (value expected)
print(pcall(rawget, 5, 1)) --> false	bad argument #1 to 'rawget' (table expected, got number)
print(pcall(rawlen, 5)) --> false	bad argument #1 to 'rawlen' (table or string expected, got number)
