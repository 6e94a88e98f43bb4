local function three() return 1, 2, 3 end
print(#{three()}, #{three(), three()}, #{(three())}, #{three(), nil}, #{0, three()}) --> 3	4	1	1	4
local t = {three(), x = three()}
print(#t, t.x) --> 1	1
