global print
print("never compiled")
y = 1
--> error: undeclared_globals_are_refused_after_a_declaration.lua:3: variable 'y' not declared
