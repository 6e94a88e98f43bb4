print(table.concat({1, 2, 3}), table.concat({1, 2, 3}, ", "), table.concat({1, 2, 3}, "-", 2))
--> 123	1, 2, 3	2-3
print(table.concat({1, 2, 3}, "-", 2, 3), table.concat({1, 2, 3}, "-", 3, 2) == "") --> 2-3	true
print(table.concat({}) == "") --> true
print(table.concat({"a", 1, 2.5}, " "), table.concat({[0] = "z", "a"}, "", 0, 1)) --> a 1 2.5	za
