local co
co = coroutine.create(function()
  print(coroutine.resume(co))
  local inner = coroutine.create(function() return coroutine.resume(co) end)
  print(coroutine.resume(inner))
  print(coroutine.resume(coroutine.running()))
end)
coroutine.resume(co)
--> false	cannot resume non-suspended coroutine
--> true	false	cannot resume non-suspended coroutine
--> false	cannot resume non-suspended coroutine
local w
w = coroutine.wrap(function() return pcall(w) end)
print(w()) --> false	cannot resume non-suspended coroutine
