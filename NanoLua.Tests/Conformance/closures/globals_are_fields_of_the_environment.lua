x = 5
print(_ENV.x, _G.x, _ENV == _G) --> 5	5	true
local function f()
  local _ENV = {y = 7}
  return y, x
end
print(f()) --> 7	nil
local function g(_ENV) return z end
print(g {z = "param"}, z) --> param	nil
