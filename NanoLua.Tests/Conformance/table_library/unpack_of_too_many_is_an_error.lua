print(pcall(table.unpack, {}, 1, 1e7)) --> false	too many results to unpack
print(pcall(table.unpack, {}, math.mininteger, math.maxinteger))
--> false	too many results to unpack
print(table.unpack({}, math.maxinteger, math.maxinteger)) --> nil
