(a) = 1
(a + b) = 2
--> error: assignment_to_an_expression.lua:1: syntax error near '='
