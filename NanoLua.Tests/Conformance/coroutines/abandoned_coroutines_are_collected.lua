local weak = setmetatable({}, {__mode = "k"})
for i = 1, 10 do
  local co = coroutine.create(function() local big = {i} coroutine.yield(big) end)
  coroutine.resume(co)
  weak[co] = true
end
collectgarbage()
collectgarbage()
print(next(weak)) --> nil
