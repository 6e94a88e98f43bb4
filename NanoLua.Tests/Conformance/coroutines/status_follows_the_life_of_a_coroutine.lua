local co, other
co = coroutine.create(function()
  print("inside", coroutine.status(co))
  other = coroutine.create(function() print("from other", coroutine.status(co)) end)
  coroutine.resume(other)
  coroutine.yield()
end)
print(coroutine.status(co)) --> suspended
coroutine.resume(co)
--> inside	running
--> from other	normal
print(coroutine.status(co), coroutine.status(other)) --> suspended	dead
coroutine.resume(co)
print(coroutine.status(co)) --> dead
local failing = coroutine.create(error)
coroutine.resume(failing, "e")
print(coroutine.status(failing)) --> dead
