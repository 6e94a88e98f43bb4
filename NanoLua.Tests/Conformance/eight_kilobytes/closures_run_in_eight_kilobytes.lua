-- heap: 8 KB
-- Counters that share variables, pipelines of functions, memoized recursion and a dispatch table.
local function counter()
  local count = 0
  return function(by) count = count + by return count end, function() return count end
end

local increments, reads = {}, {}
for i = 1, 12 do
  increments[i], reads[i] = counter()
end
for round = 1, 10 do
  for i = 1, #increments do increments[i](i * round) end
end
local total = 0
for i = 1, #reads do total = total + reads[i]() end
print(total) --> 4290

local function compose(f, g) return function(x) return g(f(x)) end end
local pipeline = function(x) return x end
for i = 1, 20 do pipeline = compose(pipeline, function(x) return x + i end) end
print(pipeline(0)) --> 210

local function memoize(f)
  local known = {}
  return function(n)
    local result = known[n]
    if not result then
      result = f(n)
      known[n] = result
    end
    return result
  end
end
local fibonacci
fibonacci = memoize(function(n) return n < 2 and n or fibonacci(n - 1) + fibonacci(n - 2) end)
print(fibonacci(10)) --> 55

local handlers = {}
for _, name in ipairs { "open", "read", "write", "close" } do
  handlers[name] = function(state) return state .. name:sub(1, 1) end
end
local state = ""
for _, name in ipairs { "open", "write", "read", "close" } do state = handlers[name](state) end
print(state) --> owrc

-- Every closure of this loop becomes garbage.
local sum = 0
for i = 1, 500 do
  local add = function(x) return x + i end
  sum = sum + add(1)
end
print(sum) --> 125750
