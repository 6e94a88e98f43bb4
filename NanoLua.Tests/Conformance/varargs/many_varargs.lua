local t = {}
for i = 1, 200 do t[i] = i end
local function last(...) return select("#", ...), (select(-1, ...)) end
print(last(table.unpack(t))) --> 200	200
local function max(...) return math.max(...) end
print(max(table.unpack(t))) --> 200
