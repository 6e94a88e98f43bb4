local even
local function odd(n) if n == 0 then return false end return even(n - 1) end
function even(n) if n == 0 then return true end return odd(n - 1) end
print(even(10), odd(10), even(7), odd(7)) --> true	false	false	true
