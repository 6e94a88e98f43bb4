local n = 0
for i = math.maxinteger - 2, math.maxinteger do n = n + 1 end
print(n) --> 3
for i = math.maxinteger - 1, math.huge do n = n + 1 end
print(n) --> 5
for i = math.maxinteger - 10, math.maxinteger, 4 do io.write(math.maxinteger - i, " ") end
print("end") --> 10 6 2 end
