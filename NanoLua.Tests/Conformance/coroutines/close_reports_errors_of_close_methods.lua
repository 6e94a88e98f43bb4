local co = coroutine.create(function()
  local a <close> = setmetatable({}, {__close = function(_, e) print("a", e) end})
  local b <close> = setmetatable({}, {__close = function() error("in b", 0) end})
  coroutine.yield()
end)
coroutine.resume(co)
print(coroutine.close(co))
--> a	in b
--> false	in b
print(coroutine.status(co), coroutine.close(co)) --> dead	true
