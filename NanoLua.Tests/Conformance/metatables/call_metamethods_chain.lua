local inner = setmetatable({}, {__call = function(self, outer, x)
  return rawequal(self, outer), x
end})
local outer = setmetatable({}, {__call = inner})
print(outer("arg")) --> false	arg
local third = setmetatable({}, {__call = outer})
print(select("#", third("deep")), (third("deep"))) --> 2	false
