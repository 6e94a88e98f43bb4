for i = 1, 0 do print("never", i) end
for i = 0, 1, -1 do print("never", i) end
for i = 1.5, 1 do print("never", i) end
for i = 1, -math.huge do print("never", i) end
for i = math.maxinteger, math.mininteger do print("never", i) end
print("end") --> end
