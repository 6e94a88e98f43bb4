local function sign(x) return x < 0 and "neg" or x > 0 and "pos" or "zero" end
print(sign(-1), sign(1), sign(0)) --> neg	pos	zero
local a, b = 1, nil
local r = (a and b) or (not b and "none")
print(r, a == 1 and b == nil, not (a and b), (a or b) and true) --> none	true	true	true
local x = a and (b or a) and 5
print(x) --> 5
