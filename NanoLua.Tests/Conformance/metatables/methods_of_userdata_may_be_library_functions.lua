local object = io.stdout
local class = {kind = type, same = rawequal, try = pcall}
class.__index = class
class.count = coroutine.wrap(function(...)
  local count = select("#", ...)
  while true do count = select("#", coroutine.yield(count, "given")) end
end)
class.called = setmetatable({}, {__call = function(_, self, value) return self == object, value end})
debug.setmetatable(object, class)
for i = 1, 2 do
  local kind, nothing = object:kind()
  print(kind, nothing)
  print(object:same(object), (object:same(7)))
  print(object:same(i))
  local count, text, none = object:count()
  print(count, text, none)
  print(object:count(i))
  print((object:count(3)))
  object:count()
  print(object:called())
  print(object:called(i))
  print(object:called(-5))
  print((object:try()))
end
--> userdata	nil
--> true	false
--> false
--> 1	given	nil
--> 2	given
--> 2
--> true	nil
--> true	1
--> true	-5
--> false
--> userdata	nil
--> true	false
--> false
--> 1	given	nil
--> 2	given
--> 2
--> true	nil
--> true	2
--> true	-5
--> false
