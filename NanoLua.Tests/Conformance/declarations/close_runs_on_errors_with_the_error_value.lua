local function f()
  local a <close> = setmetatable({}, {__close = function(_, e) print("a saw", e) end})
  local b <close> = setmetatable({}, {__close = function(_, e) print("b saw", e) end})
  error("trouble", 0)
end
print(pcall(f))
--> b saw	trouble
--> a saw	trouble
--> false	trouble
