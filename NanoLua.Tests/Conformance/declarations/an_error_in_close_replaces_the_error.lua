local function f()
  local a <close> = setmetatable({}, {__close = function(_, e) print("a saw", e) end})
  local b <close> = setmetatable({}, {__close = function(_, e) error("from b", 0) end})
  local c <close> = setmetatable({}, {__close = function(_, e)
    print("c saw", e)
    error("from c", 0)
  end})
  error("first", 0)
end
print(pcall(f))
--> c saw	first
--> a saw	from b
--> false	from b
