local t = {5, 2, 8, 1}
table.sort(t, function(a, b) return a > b end)
print(table.concat(t, " ")) --> 8 5 2 1
local people = {{n = "a", age = 30}, {n = "b", age = 20}, {n = "c", age = 25}}
table.sort(people, function(x, y) return x.age < y.age end)
print(people[1].n, people[2].n, people[3].n) --> b	c	a
