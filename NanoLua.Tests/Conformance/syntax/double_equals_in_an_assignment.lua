x == 1
--> error: double_equals_in_an_assignment.lua:1: syntax error near '=='
