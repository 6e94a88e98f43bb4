local co = coroutine.create(function(...) return select("#", ...), coroutine.yield(...) end)
print(coroutine.resume(co, nil, nil)) --> true	nil	nil
print(coroutine.resume(co)) --> true	2
print(coroutine.resume(co, 1)) --> false	cannot resume dead coroutine
