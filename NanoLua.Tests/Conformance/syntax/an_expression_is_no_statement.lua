1 + 2
--> error: an_expression_is_no_statement.lua:1: unexpected symbol near '1'
