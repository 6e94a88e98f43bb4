local co = coroutine.create(function()
  local ok, e = pcall(function()
    coroutine.yield("waiting")
    local t = nil
    return t.x
  end)
  coroutine.yield(ok, e)
  error("final", 0)
end)
print(coroutine.resume(co)) --> true	waiting
print(coroutine.resume(co))
--> true	false	pcall_catches_errors_after_a_resume.lua:5: attempt to index a nil value (local 't')
print(coroutine.resume(co)) --> false	final
print(coroutine.status(co)) --> dead
