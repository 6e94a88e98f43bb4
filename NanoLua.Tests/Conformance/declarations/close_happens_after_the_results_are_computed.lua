local log = {}
local function f()
  local c <close> = setmetatable({v = 1}, {__close = function(o)
    o.v = 2
    log[#log + 1] = "closed"
  end})
  return c.v, (function() log[#log + 1] = "computed" return "x" end)()
end
print(f()) --> 1	x
print(table.concat(log, " ")) --> computed closed
