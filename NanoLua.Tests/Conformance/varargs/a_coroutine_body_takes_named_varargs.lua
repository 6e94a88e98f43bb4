local co = coroutine.wrap(function(...t)
  local got = coroutine.yield(t.n)
  return got, t[1]
end)
print(co("a", "b", "c")) --> 3
print(co("resumed")) --> resumed	a
