local config = {}
local function port()
  return config.network.port
end
print(port())
--> stderr:
--> lua: attempt_to_index_names_the_variable.lua:3: attempt to index a nil value (field 'network')
--> stack traceback:
--> 	attempt_to_index_names_the_variable.lua:3: in local 'port'
--> 	attempt_to_index_names_the_variable.lua:5: in main chunk
--> 	[C]: in ?
