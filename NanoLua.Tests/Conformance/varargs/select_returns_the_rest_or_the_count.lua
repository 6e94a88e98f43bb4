print(select("#"), select("#", nil), select("#", 1, nil, nil)) --> 0	1	3
print(select(2, "a", "b", "c")) --> b	c
print(select(-1, "a", "b", "c"), select(-3, "a", "b", "c")) --> c	a	b	c
print(select(5, 1, 2), (select(2, "a", "b", "c"))) --> nil	b
print(pcall(select, 0)) --> false	bad argument #1 to 'select' (index out of range)
print(pcall(select, -3, 1, 2)) --> false	bad argument #1 to 'select' (index out of range)
print(pcall(select, "x")) --> false	bad argument #1 to 'select' (number expected, got string)
print(pcall(select)) --> false	bad argument #1 to 'select' (number expected, got no value)
