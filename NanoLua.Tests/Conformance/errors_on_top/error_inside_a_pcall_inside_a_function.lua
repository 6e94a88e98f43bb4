local function risky()
  assert(pcall(error, "caught"))
  local t
  t()
end
risky()
--> stderr:
--> lua: error_inside_a_pcall_inside_a_function.lua:2: caught
--> stack traceback:
--> 	[C]: in global 'assert'
--> 	error_inside_a_pcall_inside_a_function.lua:2: in local 'risky'
--> 	error_inside_a_pcall_inside_a_function.lua:6: in main chunk
--> 	[C]: in ?
