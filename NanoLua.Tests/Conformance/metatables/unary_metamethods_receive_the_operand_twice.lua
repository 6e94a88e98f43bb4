local mt = {
  __unm = function(a, b) return "unm", rawequal(a, b) end,
  __bnot = function(a, b) return "bnot:" .. tostring(rawequal(a, b)) end,
}
local t = setmetatable({}, mt)
print(-t, ~t, - -5) --> unm	bnot:true	5
