local function f(n)
  if n == 0 then return "done" end
  coroutine.yield(n)
  return f(n - 1)
end
local co = coroutine.wrap(f)
print(co(3), co(), co(), co()) --> 3	2	1	done
local y = coroutine.wrap(function() return coroutine.yield("tail") end)
print(y(), y("result")) --> tail	result
