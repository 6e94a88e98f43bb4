local co = coroutine.create(function() error("in coroutine") end)
local ok, message = coroutine.resume(co)
print(ok) --> false
error(message, 0)
--> stderr:
--> lua: error_passed_on_from_resume.lua:1: in coroutine
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_passed_on_from_resume.lua:4: in main chunk
--> 	[C]: in ?
