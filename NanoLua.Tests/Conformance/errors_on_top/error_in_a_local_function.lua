local function fail()
  error("in fail")
end
local function run()
  fail()
end
run()
--> stderr:
--> lua: error_in_a_local_function.lua:2: in fail
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_a_local_function.lua:2: in upvalue 'fail'
--> 	error_in_a_local_function.lua:5: in local 'run'
--> 	error_in_a_local_function.lua:7: in main chunk
--> 	[C]: in ?
