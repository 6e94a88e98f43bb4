local strict = setmetatable({}, {__index = function(_, k)
  error("no field " .. k, 2)
end})
local function read()
  return strict.missing + 1
end
read()
--> stderr:
--> lua: error_in_an_index_metamethod.lua:5: no field missing
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_an_index_metamethod.lua:2: in metamethod 'index'
--> 	error_in_an_index_metamethod.lua:5: in local 'read'
--> 	error_in_an_index_metamethod.lua:7: in main chunk
--> 	[C]: in ?
