local function three() return 1, 2, 3 end
local a, b, c, d = three()
print(a, b, c, d)
local e, g = 0, three()
print(e, g)
local h, i = three(), 10
print(h, i)
print((three()))
print(three(), three())
print({three(), three()}[4] or #{three(), three()})
--> error: results_are_adjusted_to_their_place.lua:10: ')' expected near '['
