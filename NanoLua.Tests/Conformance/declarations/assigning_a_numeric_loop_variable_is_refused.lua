for i = 1, 3 do
  i = i + 1
end
--> error: assigning_a_numeric_loop_variable_is_refused.lua:2: attempt to assign to const variable 'i'
