local x, y = 1, 2
local function f() return x, y end
print(debug.getupvalue(f, 1)) --> x	1
print(debug.setupvalue(f, 2, 20)) --> y
print(f()) --> 1	20
print(debug.getupvalue(f, 3)) -->
print(debug.getupvalue(print, 1)) -->
