local events = {}
local function last(x) return x end
local function first(x) return last(x) end
local function native(x) return math.abs(x) end
debug.sethook(function(event)
    local info = debug.getinfo(2, "nt")
    events[#events + 1] = event .. ":" .. tostring(info.name) .. (info.istailcall and "*" or "")
end, "cr")
first(1)
native(-1)
debug.sethook()
for i = 2, #events - 1 do print(events[i]) end
--> call:first
--> tail call:nil*
--> return:nil*
--> call:native
--> call:abs
--> return:abs
--> return:native
