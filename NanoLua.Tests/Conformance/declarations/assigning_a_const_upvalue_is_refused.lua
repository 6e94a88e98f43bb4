local limit <const> = 10
local function f()
  limit = 11
end
--> error: assigning_a_const_upvalue_is_refused.lua:3: attempt to assign to const variable 'limit'
