print(16 << -2, 4 >> -2) --> 4	16
local n = -3
print(1 >> n, 64 << n) --> 8	8
print(1 << -64, 1 >> -64) --> 0	0
print(1 << math.mininteger, -1 >> math.mininteger) --> 0	0
