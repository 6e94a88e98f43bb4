local function sum(...)
  local s = 0
  for _, v in ipairs {...} do s = s + v end
  return s
end
print(sum(1, 2)) --> 3
print(sum(1, "x"))
--> stderr:
--> lua: error_in_a_vararg_function.lua:3: attempt to add a 'number' with a 'string'
--> stack traceback:
--> 	[C]: in metamethod 'add'
--> 	error_in_a_vararg_function.lua:3: in local 'sum'
--> 	error_in_a_vararg_function.lua:7: in main chunk
--> 	[C]: in ?
