local function compute(a)
  return a.value *
    a.missing
end
print(
  compute({value = 1})
)
--> stderr:
--> lua: error_in_multi_line_calls_blames_the_operation.lua:2: attempt to perform arithmetic on a nil value (field 'missing')
--> stack traceback:
--> 	error_in_multi_line_calls_blames_the_operation.lua:2: in local 'compute'
--> 	error_in_multi_line_calls_blames_the_operation.lua:6: in main chunk
--> 	[C]: in ?
