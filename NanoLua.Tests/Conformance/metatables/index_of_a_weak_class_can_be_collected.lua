-- An __index that only a weak metatable holds goes with the collection.
local class = setmetatable({name = "class"}, {__mode = "v"})
local object = setmetatable({}, {__index = class, __mode = "v"})
print(object.name) --> class
class.__index = {name = "inherited", other = "other"}
setmetatable(class, class)
class.__mode = "v"
print(object.other) --> other
collectgarbage()
print(object.other) --> nil

local selfish = {name = "selfish"}
selfish.__index = selfish
selfish.__mode = "v"
setmetatable(selfish, selfish)
local heir = setmetatable({}, selfish)
print(heir.name) --> selfish
collectgarbage()
print(heir.name) --> selfish
