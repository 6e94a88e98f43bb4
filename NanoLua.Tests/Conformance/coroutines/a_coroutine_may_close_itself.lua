local co
co = coroutine.create(function()
  local c <close> = setmetatable({}, {__close = function(_, e) print("closed", e) end})
  coroutine.close(co)
  print("never")
end)
print(coroutine.resume(co))
--> closed	nil
--> true
print(coroutine.status(co)) --> dead
