local a = setmetatable({}, {__index = function(_, k) return "f(" .. k .. ")" end})
local b = setmetatable({inb = "b"}, {__index = a})
local c = setmetatable({inc = "c"}, {__index = b})
print(c.inc, c.inb, c.none) --> c	b	f(none)
