local object = io.stdout
local class = {kind = type, same = rawequal}
class.__index = class
debug.setmetatable(object, class)
local function run()
  local kind = object:kind()
  local first = object:same(object)
  return object:same(1), kind
end
run()
local events = {}
debug.sethook(function(event)
  local info = debug.getinfo(2, "nl")
  events[#events + 1] = event .. " " .. (info.name or "?") .. " " .. info.currentline
end, "crl")
run()
debug.sethook()
for _, event in ipairs(events) do
  if not event:find "hook" then print(event) end
end
local count = 0
debug.sethook(function() count = count + 1 end, "", 1)
run()
debug.sethook()
print(count)
--> line ? 16
--> call run 6
--> line run 6
--> call kind -1
--> return kind -1
--> line run 7
--> call same -1
--> return same -1
--> line run 8
--> call same -1
--> return same -1
--> return run 8
--> line ? 17
--> 18
