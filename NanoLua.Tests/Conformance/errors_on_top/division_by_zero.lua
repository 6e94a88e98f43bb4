local n = 0
print(5 // n)
--> stderr:
--> lua: division_by_zero.lua:2: attempt to divide by zero
--> stack traceback:
--> 	division_by_zero.lua:2: in main chunk
--> 	[C]: in ?
