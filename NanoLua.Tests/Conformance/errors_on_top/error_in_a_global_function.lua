function fail()
  local t = nil
  t.x = 1
end
function run()
  fail()
end
run()
--> stderr:
--> lua: error_in_a_global_function.lua:3: attempt to index a nil value (local 't')
--> stack traceback:
--> 	error_in_a_global_function.lua:3: in global 'fail'
--> 	error_in_a_global_function.lua:6: in global 'run'
--> 	error_in_a_global_function.lua:8: in main chunk
--> 	[C]: in ?
