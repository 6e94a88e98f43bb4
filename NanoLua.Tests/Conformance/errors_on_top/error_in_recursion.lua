local function down(n)
  if n == 0 then error("bottom") end
  down(n - 1)
end
down(3)
--> stderr:
--> lua: error_in_recursion.lua:2: bottom
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_recursion.lua:2: in upvalue 'down'
--> 	error_in_recursion.lua:3: in upvalue 'down'
--> 	error_in_recursion.lua:3: in upvalue 'down'
--> 	error_in_recursion.lua:3: in local 'down'
--> 	error_in_recursion.lua:5: in main chunk
--> 	[C]: in ?
