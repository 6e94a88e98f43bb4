local mt = {__lt = function(a, b) return a.n < b.n end, __le = function(a, b) return a.n <= b.n end}
local function new(n) return setmetatable({n = n}, mt) end
local i, limit, rounds = new(1), new(4), 0
while i < limit do i = new(i.n + 1) rounds = rounds + 1 end
print(rounds, i <= limit and "ended" or "wrong", not (limit < i)) --> 3	ended	true
