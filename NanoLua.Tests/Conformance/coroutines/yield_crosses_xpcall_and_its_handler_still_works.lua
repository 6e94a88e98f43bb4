local co = coroutine.wrap(function()
  return xpcall(function(x)
    coroutine.yield(x)
    error("late", 0)
  end, function(m) return "handled " .. m end, "arg")
end)
print(co()) --> arg
print(co()) --> false	handled late
