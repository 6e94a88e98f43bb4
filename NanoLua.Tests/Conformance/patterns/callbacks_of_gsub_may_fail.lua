print(pcall(function() return ("abc"):gsub("b", function() error("inside", 0) end) end))
--> false	inside
print(pcall(function() return ("abc"):gsub(".", function(c) return c + 1 end) end))
--> false	callbacks_of_gsub_may_fail.lua:3: attempt to add a 'string' with a 'number'
