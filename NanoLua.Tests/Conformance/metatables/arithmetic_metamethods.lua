local mt = {}
local function named(op) return function(a, b)
  local left = type(a) == "table" and "t" or a
  local right = type(b) == "table" and "t" or b
  return op .. "(" .. left .. "," .. right .. ")"
end end
for _, op in ipairs {"add", "sub", "mul", "div", "mod", "pow", "idiv"} do
  mt["__" .. op] = named(op)
end
local t = setmetatable({}, mt)
print(t + 1, 1 + t, t - 2, 2 - t, t * t, t / 3, 3 / t)
--> add(t,1)	add(1,t)	sub(t,2)	sub(2,t)	mul(t,t)	div(t,3)	div(3,t)
print(t % 4, 4 % t, t ^ 5, 5 ^ t, t // 6, 6 // t)
--> mod(t,4)	mod(4,t)	pow(t,5)	pow(5,t)	idiv(t,6)	idiv(6,t)
print(t + "s", "s" - t, t * 1.5, 1.5 / t) --> add(t,s)	sub(s,t)	mul(t,1.5)	div(1.5,t)
