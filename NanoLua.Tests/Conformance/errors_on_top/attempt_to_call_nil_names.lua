local t = {}
local function go()
  t.missing()
end
go()
--> stderr:
--> lua: attempt_to_call_nil_names.lua:3: attempt to call a nil value (field 'missing')
--> stack traceback:
--> 	attempt_to_call_nil_names.lua:3: in local 'go'
--> 	attempt_to_call_nil_names.lua:5: in main chunk
--> 	[C]: in ?
