local function shown() local i = debug.getinfo(1, "n") return i.name, i.namewhat end
local a, b = shown()
print(a, b) --> shown	local
local t = {field = shown}
print((t.field())) --> field
a, b = t:field()
print(a, b) --> field	method
globalname = shown
a, b = globalname()
print(a, b) --> globalname	global
