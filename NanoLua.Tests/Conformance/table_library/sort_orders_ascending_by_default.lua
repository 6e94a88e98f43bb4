local t = {5, 2, 8, 1, 9, 3, 7}
table.sort(t)
print(table.concat(t, " ")) --> 1 2 3 5 7 8 9
local s = {"pear", "apple", "fig", "Banana"}
table.sort(s)
print(table.concat(s, " ")) --> Banana apple fig pear
local m = {3, 1.5, 2, -1, 0.5}
table.sort(m)
print(table.concat(m, " ")) --> -1 0.5 1.5 2 3
