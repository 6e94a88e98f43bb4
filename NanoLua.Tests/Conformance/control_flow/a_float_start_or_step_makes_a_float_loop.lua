for i = 1.0, 3 do io.write(i, " ") end
for i = 1, 2, 0.5 do io.write(i, " ") end
for i = 1, 0, -0.25 do io.write(i, " ") end
for i = 0.5, 2.75 do io.write(i, " ") end
print("end") --> 1.0 2.0 3.0 1.0 1.5 2.0 1.0 0.75 0.5 0.25 0.0 0.5 1.5 2.5 end
