local function three() return 1, 2, 3 end
local a, b, c, d = three()
print(a, b, c, d) --> 1	2	3	nil
local e, g = 0, three()
print(e, g) --> 0	1
local h, i = three(), 10
print(h, i) --> 1	10
print((three())) --> 1
print(three(), three()) --> 1	1	2	3
print(#{three(), three()}, ({three(), three()})[4]) --> 4	3
