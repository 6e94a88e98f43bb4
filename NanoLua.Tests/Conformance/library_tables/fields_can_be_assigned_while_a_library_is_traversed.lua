-- Assigning to fields that are there does not disturb a traversal (manual, next).
local visited, count = {}, 0
for name, value in pairs(string) do
    assert(not visited[name])
    visited[name] = true
    count = count + 1
    string[name] = count
end
print(visited.upper and visited.byte and visited.format)  --> true
local left = 0
for _, value in pairs(string) do
    assert(math.type(value) == "integer")
    left = left + 1
end
print(left == count)  --> true

-- A sandbox: everything but a few names goes.
local globals = _G
local kept = {print = true, pairs = true}
for name in pairs(globals) do
    if not kept[name] then globals[name] = nil end
end
local names = 0
for name in pairs(globals) do names = names + 1 end
print(names, type, math, _G)  --> 2	nil	nil	nil
