for i = 1 do end
--> error: for_needs_a_limit.lua:1: ',' expected near 'do'
