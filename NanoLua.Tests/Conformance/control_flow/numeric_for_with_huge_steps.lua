local n = 0
for i = math.mininteger, math.maxinteger, math.maxinteger do n = n + 1 end
print(n) --> 3
for i = math.maxinteger, math.mininteger, math.mininteger do n = n + 1 end
print(n) --> 5
for i = 1, math.maxinteger, math.maxinteger // 2 do n = n + 1 end
print(n) --> 8
for i = 0, 10, math.maxinteger do io.write(i, " ") end
for i = 0, -10, math.mininteger do io.write(i, " ") end
print("end") --> 0 0 end
