local function down(n)
  if n == 0 then error("bottom") end
  down(n - 1)
end
down(50)
--> stderr:
--> lua: error_in_deep_recursion_is_shortened.lua:2: bottom
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_deep_recursion_is_shortened.lua:2: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	...	(skipping 32 levels)
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in upvalue 'down'
--> 	error_in_deep_recursion_is_shortened.lua:3: in local 'down'
--> 	error_in_deep_recursion_is_shortened.lua:5: in main chunk
--> 	[C]: in ?
