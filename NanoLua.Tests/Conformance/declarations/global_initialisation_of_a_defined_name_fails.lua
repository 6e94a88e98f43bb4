global print
print(1) --> 1
global print = 5
--> error: global_initialisation_of_a_defined_name_fails.lua:3: global 'print' already defined
