local m, minus = math.mininteger, -1
print(m // minus == m) --> true
print(m % minus) --> 0
print(m // 1 == m, m % 1) --> true	0
print(math.type(m % minus)) --> integer
