local t = {1, 2, 3, 4}
print(table.remove(t), table.remove(t, 1), table.concat(t, " ")) --> 4	1	2 3
print(table.remove(t, 3), table.remove(t), table.remove(t), table.remove(t), #t) --> nil	3	2	nil	0
print(table.remove({}), table.remove({}, 0), table.remove({[0] = "z"}, 0)) --> nil	nil	z
print(pcall(table.remove, {1, 2}, 5))
--> false	bad argument #2 to 'table.remove' (position out of bounds)
