global print
global a, b = 1, 2
print(a, b) --> 1	2
global function twice(n) return n * 2 end
print(twice(21)) --> 42
