local co = coroutine.create(string.upper)
print(coroutine.resume(co, "text")) --> true	TEXT
local w = coroutine.wrap(select)
print(w(2, "a", "b")) --> b
local p = coroutine.wrap(pcall)
print(p(error, "e")) --> false	e
print(coroutine.resume(coroutine.create(coroutine.yield), 1, 2)) --> true	1	2
