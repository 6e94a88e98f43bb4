local x <const = 1
--> error: attribute_not_closed.lua:1: '>' expected near '='
