local x = 1
do local x = 2 print(x) do local x = 3 print(x) end print(x) end
--> 2
--> 3
--> 2
print(x) --> 1
local x = x + 10
print(x) --> 11
local function f(x) local x = x * 2 return x end
print(f(5), x) --> 10	11
