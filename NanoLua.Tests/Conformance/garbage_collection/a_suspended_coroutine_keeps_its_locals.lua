local weak = setmetatable({}, {__mode = "v"})
local co = coroutine.wrap(function()
  local t = {"local"}
  weak.t = t
  coroutine.yield()
  return t[1]
end)
co()
collectgarbage()
print(weak.t ~= nil, co()) --> true	local
co = nil
collectgarbage()
print(weak.t) --> nil
