local upper = string.upper
local function shout(s) return upper(s) .. "!" end
print(shout("a")) --> A!
print(shout())
--> stderr:
--> lua: error_in_library_fields_of_loaded_modules.lua:2: bad argument #1 to 'upper' (string expected, got nil)
--> stack traceback:
--> 	[C]: in upvalue 'upper'
--> 	error_in_library_fields_of_loaded_modules.lua:2: in local 'shout'
--> 	error_in_library_fields_of_loaded_modules.lua:4: in main chunk
--> 	[C]: in ?
