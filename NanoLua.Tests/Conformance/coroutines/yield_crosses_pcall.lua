local co = coroutine.wrap(function()
  local r = {pcall(function()
    local v = coroutine.yield("first")
    local w = coroutine.yield("second")
    error(v .. w, 0)
  end)}
  coroutine.yield(r[1], r[2])
  return pcall(coroutine.yield, "in pcall")
end)
print(co()) --> first
print(co("a")) --> second
print(co("b")) --> false	ab
print(co()) --> in pcall
print(co("back", "again")) --> true	back	again
