f() = 1
--> error: assignment_to_a_call.lua:1: syntax error near '='
