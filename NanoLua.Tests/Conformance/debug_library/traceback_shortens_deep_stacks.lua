local function deep(n)
  if n == 0 then return debug.traceback("deep") end
  local r = deep(n - 1)
  return r
end
print(deep(40))
--> deep
--> stack traceback:
--> 	traceback_shortens_deep_stacks.lua:2: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	...	(skipping 21 levels)
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in upvalue 'deep'
--> 	traceback_shortens_deep_stacks.lua:3: in local 'deep'
--> 	traceback_shortens_deep_stacks.lua:6: in main chunk
--> 	[C]: in ?
