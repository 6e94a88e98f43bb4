local x = 1
x
--> error: a_name_alone_is_no_statement.lua:4: syntax error near <eof>
