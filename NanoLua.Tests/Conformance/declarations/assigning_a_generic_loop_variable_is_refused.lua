for k, v in pairs {} do
  v = 1
  k = 2
end
--> error: assigning_a_generic_loop_variable_is_refused.lua:3: attempt to assign to const variable 'k'
