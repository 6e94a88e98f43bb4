local function compose(f, g) return function(...) return f(g(...)) end end
local function curry(f, a) return function(...) return f(a, ...) end end
local inc = function(x) return x + 1 end
local h = inc
for _ = 1, 20 do h = compose(h, inc) end
print(h(0), curry(math.max, 5)(3), curry(curry(select, 2), "a")("b", "c")) --> 21	5	b	c
