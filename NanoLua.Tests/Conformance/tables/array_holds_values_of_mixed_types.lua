local t = {1, 2.5, "s", true, {}, print, false}
local types = {}
for i = 1, #t do types[i] = type(t[i]) .. (math.type(t[i]) or "") end
print(table.concat(types, " ")) --> numberinteger numberfloat string boolean table function boolean
