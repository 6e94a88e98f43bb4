local function inner() error("inside") end
local function outer()
  inner()
end
local function caller()
  outer()
end
caller()
--> stderr:
--> lua: error_in_an_upvalue_function.lua:1: inside
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_an_upvalue_function.lua:1: in upvalue 'inner'
--> 	error_in_an_upvalue_function.lua:3: in upvalue 'outer'
--> 	error_in_an_upvalue_function.lua:6: in local 'caller'
--> 	error_in_an_upvalue_function.lua:8: in main chunk
--> 	[C]: in ?
