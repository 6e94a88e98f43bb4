local co = coroutine.wrap(function(...)
  coroutine.yield(select("#", ...))
  coroutine.yield((select(2, ...)))
  return ...
end)
print(co(1, nil, 3, nil)) --> 4
print(co()) --> nil
print(co()) --> 1	nil	3	nil
