local c <close> = nil
c = 1
--> error: assigning_a_close_variable_is_refused.lua:2: attempt to assign to const variable 'c'
