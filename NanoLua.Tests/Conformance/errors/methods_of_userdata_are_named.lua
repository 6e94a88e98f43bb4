local object = io.stdout
local class = {rep = string.rep, same = rawequal, kind = type}
class.__index = class
debug.setmetatable(object, class)
local function message(f) print((select(2, pcall(f)):gsub("^.-:%d+: ", ""))) end
for _ = 1, 2 do
  message(function() object:nothing() end)
  message(function() object:nothing(1) end)
  message(function() return (object:rep(3)) end)
  message(function() local same = object:same() end)
  message(function() local _ = object; return (_:same()) end)
end
debug.setmetatable(object, {})
message(function() object:kind() end)
debug.setmetatable(object, nil)
message(function() object:kind() end)
message(function() object:kind(object) end)
--> attempt to call a nil value (method 'nothing')
--> attempt to call a nil value (method 'nothing')
--> calling 'rep' on bad self (string expected, got userdata)
--> bad argument #1 to 'same' (value expected)
--> bad argument #1 to 'same' (value expected)
--> attempt to call a nil value (method 'nothing')
--> attempt to call a nil value (method 'nothing')
--> calling 'rep' on bad self (string expected, got userdata)
--> bad argument #1 to 'same' (value expected)
--> bad argument #1 to 'same' (value expected)
--> attempt to index a userdata value (upvalue 'object')
--> attempt to index a userdata value (upvalue 'object')
--> attempt to index a userdata value (upvalue 'object')
