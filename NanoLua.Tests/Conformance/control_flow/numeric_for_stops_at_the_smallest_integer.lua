local n = 0
for i = math.mininteger + 2, math.mininteger, -1 do n = n + 1 end
print(n) --> 3
for i = math.mininteger + 1, -math.huge, -1 do n = n + 1 end
print(n) --> 5
for i = math.mininteger + 10, math.mininteger, -4 do io.write(i - math.mininteger, " ") end
print("end") --> 10 6 2 end
