print(math.modf(3.75)) --> 3	0.75
print(math.modf(-3.75)) --> -3	-0.75
print(math.modf(5)) --> 5	0.0
print(math.modf(math.huge)) --> inf	0.0
print(math.modf(-math.huge)) --> -inf	0.0
