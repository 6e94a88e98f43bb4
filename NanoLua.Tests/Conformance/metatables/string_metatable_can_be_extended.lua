string.shout = function(s) return s:upper() .. "!" end
print(("hey"):shout()) --> HEY!
string.shout = nil
print(pcall(function() return ("hey"):shout() end))
--> false	string_metatable_can_be_extended.lua:4: attempt to call a nil value (method 'shout')
