print(table.concat(table.move({1, 2, 3}, 1, 3, 2), " ")) --> 1 1 2 3
print(table.concat(table.move({1, 2, 3, 4}, 2, 4, 1), " ")) --> 2 3 4 4
local src, dst = {"a", "b"}, {"x", "y", "z"}
print(table.move(src, 1, 2, 2, dst) == dst, table.concat(dst, " "), table.concat(src, " "))
--> true	x a b	a b
print(table.concat(table.move({1, 2, 3}, 1, 0, 5), " "), #table.move({1, 2}, 1, 2, 3)) --> 1 2 3	4
print(pcall(table.move, {}, 1, 2))
--> false	bad argument #4 to 'table.move' (number expected, got no value)
