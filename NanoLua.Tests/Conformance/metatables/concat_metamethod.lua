local mt = {__concat = function(a, b)
  local function s(v) return type(v) == "table" and v.s or v end
  return setmetatable({s = "(" .. s(a) .. s(b) .. ")"}, getmetatable(type(a) == "table" and a or b))
end}
local x, y = setmetatable({s = "x"}, mt), setmetatable({s = "y"}, mt)
print((x .. y).s, (x .. "1").s, ("1" .. x).s, (1 .. x).s) --> (xy)	(x1)	(1x)	(1x)
print(("a" .. "b" .. x).s, (x .. "a" .. "b").s, ("a" .. x .. "b" .. y).s)
--> (a(bx))	(xab)	(a(x(by)))
