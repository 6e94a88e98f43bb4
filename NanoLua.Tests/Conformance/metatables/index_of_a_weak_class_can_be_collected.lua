-- An __index that only a weak metatable holds goes with the collection.
local class = setmetatable({name = "class"}, {__mode = "v"})
local object = setmetatable({}, class)
local parent = {other = "other"}
class.__index = parent
print(object.other, object.name) --> other	nil
parent = nil
collectgarbage()
print(object.other, class.__index) --> nil	nil

class.__index = class
print(object.name) --> class
collectgarbage()
print(object.name, object.other) --> class	nil
class.__index = nil
print(object.name) --> nil

-- The class itself can be such a value, held by its object alone.
local function newObject()
    local own = setmetatable({name = "own"}, {__mode = "v"})
    own.__index = own
    return setmetatable({}, own)
end
object = newObject()
print(object.name) --> own
collectgarbage()
print(object.name) --> own
