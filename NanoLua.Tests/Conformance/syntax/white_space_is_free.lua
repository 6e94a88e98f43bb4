print(1)print(2);print(3)
--> 1
--> 2
--> 3
print
( --> 4
4
)
local a=1 local b=2 print(a+b) --> 3
