local module = {util = {text = {}}}
function module.util.text.check(s)
  if #s == 0 then error("empty text") end
end
function module.run(s)
  module.util.text.check(s)
end
module.run("")
--> stderr:
--> lua: error_in_a_nested_module_function.lua:3: empty text
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_a_nested_module_function.lua:3: in field 'check'
--> 	error_in_a_nested_module_function.lua:6: in field 'run'
--> 	error_in_a_nested_module_function.lua:8: in main chunk
--> 	[C]: in ?
