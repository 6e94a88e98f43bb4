local t = {}
local f = function(x) t[#t + 1] = x return f end
f(1);
(print)(#t) --> 1
