global x
x = print
--> error: undeclared_names_cannot_be_read_after_a_declaration.lua:2: variable 'print' not declared
