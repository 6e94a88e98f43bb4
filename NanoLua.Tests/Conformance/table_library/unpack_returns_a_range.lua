print(table.unpack({1, 2, 3})) --> 1	2	3
print(table.unpack({1, 2, 3}, 2)) --> 2	3
print(table.unpack({1, 2, 3}, 2, 5)) --> 2	3	nil	nil
print((table.unpack({1, 2, 3})), select("#", table.unpack({}, 1, 4))) --> 1	4
print(select("#", table.unpack({1}, 2))) --> 0
print(table.unpack({n = 1}, -1, 1)) --> nil	nil	nil
