local class = {}
class.__index = function(_, key) return key end
class.__add = function() return 1 end
class.__lt = function() return true end
class.__close = function() end
class.__call = function() end
local object = setmetatable({}, class)
local events = {}
debug.sethook(function(event)
    local info = debug.getinfo(2, "nS")
    events[#events + 1] = event .. " " .. tostring(info.name) .. " " .. info.namewhat
end, "cr")
local x = object.field
x = object + 1
x = object < object
object()
do local closed <close> = object end
debug.sethook()
for i = 2, #events - 1 do print(events[i]) end
--> call index metamethod
--> return index metamethod
--> call add metamethod
--> return add metamethod
--> call lt metamethod
--> return lt metamethod
--> call object local
--> return object local
--> call close metamethod
--> return close metamethod
