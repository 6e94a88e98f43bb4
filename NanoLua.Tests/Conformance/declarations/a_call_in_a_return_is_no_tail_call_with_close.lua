local function inner() print("inner") return 1, 2, 3 end
local function f()
  local c <close> = setmetatable({}, {__close = function() print("closed") end})
  return inner()
end
print(f())
--> inner
--> closed
--> 1	2	3
