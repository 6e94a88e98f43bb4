for i = 1, 3 do io.write(i, " ") end
for i = 3, 1, -1 do io.write(i, " ") end
for i = 1, 10, 4 do io.write(i, " ") end
for i = 10, 1, -4 do io.write(i, " ") end
for i = 5, 5 do io.write(i, " ") end
print("end") --> 1 2 3 3 2 1 1 5 9 10 6 2 5 end
