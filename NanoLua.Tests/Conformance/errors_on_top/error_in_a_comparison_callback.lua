table.sort({3, 1, 2}, function(a, b)
  return a.x < b.x
end)
--> stderr:
--> lua: error_in_a_comparison_callback.lua:2: attempt to index a number value (local 'a')
--> stack traceback:
--> 	error_in_a_comparison_callback.lua:2: in function <error_in_a_comparison_callback.lua:1>
--> 	[C]: in field 'sort'
--> 	error_in_a_comparison_callback.lua:1: in main chunk
--> 	[C]: in ?
