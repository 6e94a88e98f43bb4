local vals, i = {1, false, "x", nil, 2}, 0
for v in function() i = i + 1 return vals[i] end do print(v) end
--> 1
--> false
--> x
print(i) --> 4
