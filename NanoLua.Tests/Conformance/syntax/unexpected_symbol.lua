local x = = 2
--> error: unexpected_symbol.lua:1: unexpected symbol near '='
