print(pcall(function() local x <close> = {} end))
--> false	close_refuses_values_without_the_metamethod.lua:1: variable 'x' got a non-closable value
print(pcall(function() local y <close> = 42 end))
--> false	close_refuses_values_without_the_metamethod.lua:3: variable 'y' got a non-closable value
print(pcall(function() local z <close> = "text" end))
--> false	close_refuses_values_without_the_metamethod.lua:5: variable 'z' got a non-closable value
