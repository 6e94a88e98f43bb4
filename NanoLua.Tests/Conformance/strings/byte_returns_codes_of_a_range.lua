print(("ABC"):byte(), ("ABC"):byte(2), ("ABC"):byte(-1), ("ABC"):byte(1, 3)) --> 65	66	67	65	66	67
print(("ABC"):byte(10), ("ABC"):byte(0), (""):byte()) --> nil	nil
print(select("#", ("ABC"):byte(4)), select("#", ("ABC"):byte(2, -1))) --> 0	2
print(select("#", ("ABC"):byte(3, 2))) --> 0
