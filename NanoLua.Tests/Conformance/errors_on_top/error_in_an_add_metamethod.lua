local v = setmetatable({}, {__add = function(a, b) error("cannot add") end})
local function sum()
  local r = v + 1
  return r
end
sum()
--> stderr:
--> lua: error_in_an_add_metamethod.lua:1: cannot add
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_an_add_metamethod.lua:1: in metamethod 'add'
--> 	error_in_an_add_metamethod.lua:3: in local 'sum'
--> 	error_in_an_add_metamethod.lua:6: in main chunk
--> 	[C]: in ?
