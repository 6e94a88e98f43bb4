local object = {}
function object.field()
  error("deep")
end
function object:method()
  self.field()
end
object:method()
--> stderr:
--> lua: error_in_fields_and_methods.lua:3: deep
--> stack traceback:
--> 	[C]: in global 'error'
--> 	error_in_fields_and_methods.lua:3: in field 'field'
--> 	error_in_fields_and_methods.lua:6: in method 'method'
--> 	error_in_fields_and_methods.lua:8: in main chunk
--> 	[C]: in ?
