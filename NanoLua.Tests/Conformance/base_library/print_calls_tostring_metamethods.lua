print(setmetatable({}, {__tostring = function() return "object" end}), 1) --> object	1
print(pcall(print, setmetatable({}, {__tostring = function() error("no text", 0) end})))
--> false	no text
