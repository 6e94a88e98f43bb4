for i = 1, 3.9 do io.write(i, " ") end
for i = 3, 0.1, -1 do io.write(i, " ") end
for i = -1, -3.9, -1 do io.write(i, " ") end
for i = 1, 0.99 do io.write("never") end
print("end") --> 1 2 3 3 2 1 -1 -2 -3 end
