local a <const> = 1
a = 2
--> error: assigning_a_const_is_refused.lua:2: attempt to assign to const variable 'a'
