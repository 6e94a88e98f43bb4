print(tonumber("ff", 16), tonumber("FF", 16), tonumber("-ff", 16)) --> 255	255	-255
print(tonumber("777", 8), tonumber("1010", 2)) --> 511	10
print(tonumber("z", 36), tonumber("Zz", 36), tonumber(" 11 ", 2)) --> 35	1295	3
print(tonumber("10", 3), tonumber("-0", 10)) --> 3	0
print(tonumber("8", 8), tonumber("1.5", 10), tonumber("", 10)) --> nil	nil	nil
print(tonumber("1e1", 10), tonumber("g", 16)) --> nil	nil
