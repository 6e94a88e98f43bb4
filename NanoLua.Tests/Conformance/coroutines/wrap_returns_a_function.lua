local f = coroutine.wrap(function(...)
  local n = select("#", ...)
  while true do n = n + select("#", coroutine.yield(n, ...)) end
end)
print(f(1, 2)) --> 2	1	2
print(f()) --> 2	1	2
print(f(nil, nil, nil)) --> 5	1	2
print(type(f)) --> function
