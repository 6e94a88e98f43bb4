local co = coroutine.create(function()
  local c <close> = setmetatable({}, {__close = function(_, e) print("closing", e) end})
  coroutine.yield("waiting")
  print("never")
end)
print(coroutine.resume(co)) --> true	waiting
print(coroutine.close(co))
--> closing	nil
--> true
print(coroutine.status(co), coroutine.resume(co)) --> dead	false	cannot resume dead coroutine
