-- Calls, returns, parameters, closures and varargs.
local function none() end
local function one(a) return a end
local function several(a, b, ...) return a, b, ... end
local function tail(a) return f(a) end
local function not_tail(a) return (f(a)) end
local function tail_method(a, ...) return a:m(...) end
local function multiple() return f(), g() end
local function early(a)
  if a then return end
  return 1, 2, 3
end
function global_name(a) return a end
function t.a.b(a) return a end
function t.a:m(a) return self, a end
local function counter()
  local n = 0
  return function() n = n + 1; return n end, function() return n end
end
local function varargs(...)
  local a, b = ...
  local t = {..., ...}
  f(...)
  f(..., 1)
  return select("#", ...), ...
end
local function named(...t)
  local n = t.n
  return t[1], t[n], t.x, ...
end
local function named_as_table(a, ...t)
  t[1] = a
  return t, ..., t[2]
end
local function named_escapes(...t)
  return function() return t[1] end
end
local function deep()
  local x
  return function() return function() x = _ENV end end
end
return function(a) return deep, a end
