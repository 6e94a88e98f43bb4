local inf = math.huge
print(inf > math.maxinteger, -inf < math.mininteger) --> true	true
print(inf == inf, inf == -inf, -inf < inf) --> true	false	true
print(inf - inf ~= inf - inf) --> true
print(inf + 1 == inf, inf * -1 == -inf) --> true	true
print(inf, -inf) --> inf	-inf
