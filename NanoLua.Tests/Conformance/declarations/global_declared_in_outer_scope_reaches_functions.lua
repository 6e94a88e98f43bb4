global print, total
total = 0
local function add(n) total = total + n end
add(2)
add(3)
print(total) --> 5
