-- Short-circuit operators, as values and as conditions.
local a, b, c, d = ...
a = b and c
a = b or c
a = b and c or d
a = (b or c) and d
a = not (b and c)
a = not b or not c
a = b == c and d
a = b == c or d < 1
a = b and c == d
a = b == c
a = not (b == c)
a = a and b
a = b or a
a = nil and b; a = false or b; a = 1 and b; a = 1 or b; a = nil or false
x = b and c; x = b or f(); t[b or c] = d and a
f(b and c, b or c, b == c)
if b then f() end
if not b then f() end
if b and c or d then f() elseif b < c then g() else h() end
if b == nil then elseif nil then f() elseif true then g() end
if not (b and not c) or (c or d) then f() end
if (b and c) == d then f() end
while a and b do if c then break end end
while true do f() end
while nil do f() end
repeat local e = f() until e or not a
repeat local e = f(); local function g() return e end until g
return a and b, a or b, not a
