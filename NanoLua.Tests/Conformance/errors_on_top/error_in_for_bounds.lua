for i = 1, "x" do print(i) end
--> stderr:
--> lua: error_in_for_bounds.lua:1: bad 'for' limit (number expected, got string)
--> stack traceback:
--> 	error_in_for_bounds.lua:1: in main chunk
--> 	[C]: in ?
