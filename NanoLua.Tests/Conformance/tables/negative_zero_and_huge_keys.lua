local t = {}
t[-1], t[0], t[math.maxinteger], t[math.mininteger] = "m", "z", "max", "min"
t[math.huge], t[-math.huge], t[1e15] = "inf", "-inf", "big"
print(t[-1], t[0], t[math.maxinteger], t[math.mininteger], t[math.huge], t[-math.huge], t[1e15])
--> m	z	max	min	inf	-inf	big
print(#t, t[1], t[-2]) --> 0	nil	nil
