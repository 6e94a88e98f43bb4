local x = 5 $ 3
--> error: unknown_character.lua:1: unexpected symbol near '$'
