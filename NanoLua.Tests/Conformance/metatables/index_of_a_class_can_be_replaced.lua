-- A table that is its own __index may give that up in any way, also after it has been used so.
local function newClass()
    local class = {name = "class"}
    class.__index = class
    local object = setmetatable({}, class)
    assert(object.name == "class" and object.name == "class")
    return class, object
end

local other = {name = "other"}

local class, object = newClass()
class.__index = other
print(object.name) --> other
class.__index = class
print(object.name) --> class
class.__index = function(_, key) return key .. "?" end
print(object.name) --> name?

class, object = newClass()
class.__index = nil
print(object.name) --> nil
class.__index = class
print(object.name) --> class

class, object = newClass()
rawset(class, "__index", other)
print(object.name) --> other

class, object = newClass()
for key in pairs(class) do
    if #key == 7 then class[key] = other end
end
print(object.name) --> other

class, object = newClass()
for i = 1, 20 do class["field" .. i] = i end
print(object.name, object.field20) --> class	20
class.__index = other
print(object.name, object.field20) --> other	nil
print(class.__index == other) --> true

local global = _ENV
do
    local _ENV = class
    __index = global
end
print(object.print == print) --> true
