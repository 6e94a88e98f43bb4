local a, b = 5, 7.5
if a < b and not (a > b) and a ~= b then print("less") end --> less
if a <= 5 and a >= 5 and a == 5.0 then print("equal") end --> equal
if not (a < 3) and 3 < a then print("constants") end --> constants
local s = "k"
if s == "k" and s ~= "q" and s < "l" then print("strings") end --> strings
if a == nil or b == nil then print("never") else print("not nil") end --> not nil
