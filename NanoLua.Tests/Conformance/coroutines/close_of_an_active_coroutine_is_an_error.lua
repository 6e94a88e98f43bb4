local co
co = coroutine.create(function()
  local inner = coroutine.wrap(function() return pcall(coroutine.close, co) end)
  print(inner())
end)
coroutine.resume(co) --> false	cannot close a normal coroutine
