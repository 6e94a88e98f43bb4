local function handler(m)
  return m .. " in " .. debug.getinfo(2, "n").name
end
local function outer()
  local function broken() error("fault", 0) end
  broken()
end
print(xpcall(outer, function(m) return (debug.traceback(m, 2):match("fault")) end)) --> false	fault
print(xpcall(outer, handler)) --> false	fault in error
