local inner = setmetatable({}, {__call = function(self, outer, x) return rawequal(self, outer), x end})
local outer = setmetatable({}, {__call = inner})
print(outer("arg")) --> false	arg
local third = setmetatable({}, {__call = outer})
print(pcall(third, "deep")) --> [i64f64] true	false	table: 0x5575da318990
--> [i32f32] true	false	table: 0x55c43c48c990
