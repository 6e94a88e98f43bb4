local object = io.stdout
local class = {pause = coroutine.yield}
class.__index = class
debug.setmetatable(object, class)
local go = coroutine.wrap(function()
  local given = object:pause()
  local more, last = object:pause(given)
  return more, last, object:pause(1)
end)
print(select("#", go())) --> 1
print(select(2, go("first"))) --> first
print(select(2, go("second", "third"))) --> 1
print(go("fourth")) --> second	third	fourth
