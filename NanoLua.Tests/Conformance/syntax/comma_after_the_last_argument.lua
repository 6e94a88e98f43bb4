print(1, )
--> error: comma_after_the_last_argument.lua:1: unexpected symbol near ')'
