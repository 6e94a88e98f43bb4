local name
print("hello " .. name)
--> stderr:
--> lua: concatenation_of_nil.lua:2: attempt to concatenate a nil value (local 'name')
--> stack traceback:
--> 	concatenation_of_nil.lua:2: in main chunk
--> 	[C]: in ?
