print(tonumber("10"), tonumber("  10  "), tonumber("-7")) --> 10	10	-7
print(tonumber("+7"), tonumber("0x1F"), tonumber("-0xA")) --> 7	31	-10
print(tonumber("1.5"), tonumber(".5"), tonumber("5.")) --> 1.5	0.5	5.0
print(tonumber("1e2"), tonumber("0x1p4"), tonumber("1E-1")) --> 100.0	16.0	0.1
print(tonumber(12), tonumber(1.5), tonumber("\t\n12\v\f\r")) --> 12	1.5	12
