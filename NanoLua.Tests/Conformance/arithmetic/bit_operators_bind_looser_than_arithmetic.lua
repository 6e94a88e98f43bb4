print(1 << 2 + 1, 2 + 1 << 1) --> 8	6
print(5 & 6 | 1, 5 & (6 | 1), 1 | 2 ~ 3, 7 ~ 3 & 1) --> 5	5	1	6
print(~1 + 1, -2 ^ 2, not 1 == 2) --> -1	-4.0	false
print(pcall(function() return 6 & 3 == 2 end)) --> true	true
