local missing = setmetatable(math, {
    __index = function(_, name) return "no " .. name end,
    __newindex = function(library, name, value) rawset(library, name, {value}) end,
    __call = function(_, x) return x * 2 end,
    __len = function() return 42 end,
})
print(missing == math, math.cube, math.floor(1.5))  --> true	no cube	1
math.cube = 8
print(type(math.cube), math.cube[1])  --> table	8
print(math(21), #math)  --> 42	42
-- A field that is there is no business of __newindex.
math.pi = 3
print(math.pi, rawget(math, "pi"))  --> 3	3
math.pi = nil
print(math.pi)  --> no pi
math.pi = 4
print(math.pi[1])  --> 4
setmetatable(math, nil)
print(math.cube[1], math.ceil(0.5))  --> 8	1
