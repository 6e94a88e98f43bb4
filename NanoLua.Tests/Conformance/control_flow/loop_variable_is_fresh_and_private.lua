local i = "outer"
for i = 1, 2 do local i = i * 10 io.write(i, " ") end
print(i) --> 10 20 outer
