-- a line comment
print(1) -- at the end of a line
--[[ a long
comment ]] print(2)
--[==[ with ]] inside
]==] print(3)
--> 1
--> 2
--> 3
--[ not a long comment
print(4) --[[inline]] print(5)
--> 4
--> 5
