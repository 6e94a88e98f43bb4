for i = -2, 2 do io.write(i, " ") end
for i = 2, -2, -2 do io.write(i, " ") end
for i = -5, -1, 2 do io.write(i, " ") end
for i = -1, -5, -2 do io.write(i, " ") end
print("end") --> -2 -1 0 1 2 2 0 -2 -5 -3 -1 -1 -3 -5 end
