local t = {}
for i = 1, 10 do t[i] = i end
print(pcall(table.sort, t, function() return true end)) --> false	invalid order function for sorting
