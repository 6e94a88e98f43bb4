local t = {a = 1}
print(pcall(function() return next(t, "b") end)) --> false	invalid key to 'next'
print(pcall(next, {}, 1)) --> false	invalid key to 'next'
print(next({}), next({5}), next({5}, 1)) --> nil	1	nil
