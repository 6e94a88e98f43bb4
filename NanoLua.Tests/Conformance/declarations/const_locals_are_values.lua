local a <const>, b = 5, 6
local text <const> = "t"
local none <const> = nil
local yes <const>, half <const> = true, 0.5
b = b + a
print(a, b, text, none, yes, half) --> 5	11	t	nil	true	0.5
local function f() return a + 1, text .. "!", half * 2 end
print(f()) --> 6	t!	1.0
local t <const> = {}
t.x = 1
print(t.x) --> 1
