local e1 = setmetatable({}, {__tostring = function() return "custom error" end})
local ok, e2 = pcall(function() error(e1) end)
print(ok, e2 == e1, tostring(e2)) --> false	true	custom error
local ok, e = pcall(function() local ok, e = pcall(error, e1) error(e) end)
print(rawequal(e, e1)) --> true
