local function use(s)
  return string.rep(s, "x")
end
use("a")
--> stderr:
--> lua: error_of_a_library_function.lua:2: bad argument #2 to 'rep' (number expected, got string)
--> stack traceback:
--> 	[C]: in field 'rep'
--> 	error_of_a_library_function.lua:2: in local 'use'
--> 	error_of_a_library_function.lua:4: in main chunk
--> 	[C]: in ?
