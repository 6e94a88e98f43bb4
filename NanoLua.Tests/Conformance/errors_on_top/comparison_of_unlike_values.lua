local a, b = 1, "2"
if a < b then print("never") end
--> stderr:
--> lua: comparison_of_unlike_values.lua:2: attempt to compare number with string
--> stack traceback:
--> 	comparison_of_unlike_values.lua:2: in main chunk
--> 	[C]: in ?
