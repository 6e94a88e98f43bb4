if 1 != 2 then end
--> error: not_equal_as_in_c.lua:1: 'then' expected near '!'
