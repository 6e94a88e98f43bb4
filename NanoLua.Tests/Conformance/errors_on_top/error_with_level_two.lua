local function check(x)
  if type(x) ~= "number" then error("number expected", 2) end
end
local function user()
  check("text")
end
user()
--> stderr:
--> lua: error_with_level_two.lua:5: number expected
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_with_level_two.lua:2: in upvalue 'check'
--> 	error_with_level_two.lua:5: in local 'user'
--> 	error_with_level_two.lua:7: in main chunk
--> 	[C]: in ?
