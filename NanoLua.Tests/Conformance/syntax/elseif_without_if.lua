elseif x then
--> error: elseif_without_if.lua:1: <eof> expected near 'elseif'
