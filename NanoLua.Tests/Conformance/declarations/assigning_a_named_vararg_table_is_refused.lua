local function f(...t)
  t = 1
end
--> error: assigning_a_named_vararg_table_is_refused.lua:2: attempt to assign to const variable 't'
