local steps = 0
local name, value = next(utf8)
while name do
    assert(utf8[name] == value and type(name) == "string")
    steps = steps + 1
    name, value = next(utf8, name)
end
print(steps)  --> 6
print(pcall(next, utf8, "missing"))  --> false	invalid key to 'next'
print(rawequal(math, package.loaded.math), rawlen(math), #math)  --> true	0	0
