local t = {}
for i = 1, 150 do t[i] = i end
local function all() return table.unpack(t) end
print(select("#", all()), (select(150, all())), #{all()}, select(-1, all())) --> 150	150	150	150
