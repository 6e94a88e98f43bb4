local function memoize(f)
  local store = {}
  return function(n)
    local v = store[n]
    if v == nil then v = f(n) store[n] = v end
    return v
  end
end
local fib
fib = memoize(function(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end)
print(fib(40)) --> 102334155
local calls = 0
local ack = (function()
  local function a(m, n)
    calls = calls + 1
    if m == 0 then return n + 1 end
    if n == 0 then return a(m - 1, 1) end
    return a(m - 1, a(m, n - 1))
  end
  return a
end)()
print(ack(2, 3), calls) --> 9	44
