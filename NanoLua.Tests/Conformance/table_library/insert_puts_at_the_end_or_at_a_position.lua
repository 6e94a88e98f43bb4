local t = {1, 2}
table.insert(t, 3)
table.insert(t, 1, 0)
table.insert(t, 3, "m")
table.insert(t, #t + 1, "last")
print(table.concat(t, " ")) --> 0 1 m 2 3 last
