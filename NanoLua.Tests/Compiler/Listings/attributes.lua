-- Constant variables, variables to be closed, and declarations of globals.
local number <const> = 10
local float <const> = -2.5
local text <const> = "constant"
local yes <const>, no <const> = true, false
local nothing <const> = nil
local copy <const> = number
local variable <const> = f()
local folded <const> = number * 2 + 1
f(number, float, text, yes, no, nothing, copy, variable, folded)
local a = number + variable
if no then f() end
local function upvalues() return number, variable, text end
do
  local c <close> = f()
  f(c)
  local d <const>, e <close> = 1, f()
end
local function closing()
  local c <close> = f()
  return g(c)
end
local <const> p, q = 1, 2
do
  global x, y, f
  x = y
  global z = 1
  global v, w = f()
  global <const> print
  print(x)
  global function named(n) return named(n - 1) end
  global *
  anything = 1
  global <const> *
  f(anything)
end
local function environment(_ENV) x = y; return x.z end
do local _ENV = {}; x = 1 end
do local _ENV <const> = nil; local function g() return x end end
local function vararg_environment(..._ENV) x = 1; return y end
