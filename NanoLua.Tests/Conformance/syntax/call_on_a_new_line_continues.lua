local f = print
(f)(1)
x = = 1
--> error: call_on_a_new_line_continues.lua:3: unexpected symbol near '='
