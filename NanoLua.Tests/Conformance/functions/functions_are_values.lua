local t = {f = function(x) return x * 2 end}
local g = t.f
print(g(4), t.f == g, type(g), (function(...) return select("#", ...) end)(1, nil, nil))
--> 8	true	function	3
print(print == print, (function() end) == (function() end)) --> true	false
