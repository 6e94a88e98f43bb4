print(pcall(table.sort, {3, 1, 2}, function() error("in sort", 0) end)) --> false	in sort
print(pcall(string.gsub, "abc", ".", function() error("in gsub", 0) end)) --> false	in gsub
local unpaired = setmetatable({}, {__pairs = function() error("in pairs", 0) end})
print(pcall(function() for _ in pairs(unpaired) do end end)) --> false	in pairs
print(pcall(tostring, setmetatable({}, {__tostring = function() error("in tostring", 0) end})))
--> false	in tostring
