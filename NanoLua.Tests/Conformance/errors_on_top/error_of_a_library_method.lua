local text = "abc"
print(text:rep(2)) --> abcabc
print(text:rep({}))
--> stderr:
--> lua: error_of_a_library_method.lua:3: bad argument #1 to 'rep' (number expected, got table)
--> stack traceback:
--> 	[C]: in method 'rep'
--> 	error_of_a_library_method.lua:3: in main chunk
--> 	[C]: in ?
