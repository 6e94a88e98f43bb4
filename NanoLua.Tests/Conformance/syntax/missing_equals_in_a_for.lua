for i 1, 2 do end
--> error: missing_equals_in_a_for.lua:1: '=' or 'in' expected near '1'
