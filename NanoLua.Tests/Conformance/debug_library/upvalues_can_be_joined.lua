local function counter() local n = 0 return function() n = n + 1 return n end end
local a, b = counter(), counter()
a() a()
print(debug.upvalueid(a, 1) == debug.upvalueid(b, 1)) --> false
debug.upvaluejoin(b, 1, a, 1)
print(b(), a(), debug.upvalueid(a, 1) == debug.upvalueid(b, 1)) --> 3	4	true
