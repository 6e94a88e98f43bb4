-- A library's table takes new fields and keeps its own.
function string.shout(text) return text:upper() .. "!" end
print(("hello"):shout(), ("hello"):len())  --> HELLO!	5
math.tau = 2 * math.pi
print(math.tau // 1, math.floor(3.7))  --> 6.0	3
table[1], table[2] = "first", "second"
print(#table, table[1], table.concat({1, 2}, "-"))  --> 2	first	1-2
