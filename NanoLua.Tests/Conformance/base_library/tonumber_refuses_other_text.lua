print(tonumber(""), tonumber(" "), tonumber("abc"), tonumber("1 2"), tonumber("1e"), tonumber("0x"))
--> nil	nil	nil	nil	nil	nil
print(tonumber("1..2"), tonumber("--1"), tonumber("- 1")) --> nil	nil	nil
print(tonumber("inf"), tonumber("nan"), tonumber("1_000")) --> nil	nil	nil
print(tonumber("1\0"), tonumber("0x1.8"), tonumber("0b1")) --> nil	1.5	nil
print(tonumber(nil), tonumber({}), tonumber(true)) --> nil	nil	nil
print(tonumber("1e+"), tonumber("e1"), tonumber("."), tonumber("0xg")) --> nil	nil	nil	nil
