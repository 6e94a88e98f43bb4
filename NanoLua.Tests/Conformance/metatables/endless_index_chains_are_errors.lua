local t = {}
setmetatable(t, {__index = t, __newindex = t})
print(pcall(function() return t.x end))
--> false	endless_index_chains_are_errors.lua:3: '__index' chain too long; possible loop
print(pcall(function() t.x = 1 end))
--> false	endless_index_chains_are_errors.lua:5: '__newindex' chain too long; possible loop
