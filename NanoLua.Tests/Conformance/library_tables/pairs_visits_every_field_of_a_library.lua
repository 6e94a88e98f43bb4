local names = {}
for name, value in pairs(coroutine) do
    names[#names + 1] = name .. ":" .. type(value)
end
table.sort(names)
print(#names, names[1], names[#names])  --> 8	close:function	yield:function
local count = 0
for name, value in pairs(math) do
    count = count + 1
    assert(math[name] == value or value ~= value)
end
print(count > 24)  --> true
local seen = {}
for name in pairs(_G) do seen[name] = true end
print(seen._G, seen._VERSION, seen.string, seen.print, seen.require)  --> true	true	true	true	true
