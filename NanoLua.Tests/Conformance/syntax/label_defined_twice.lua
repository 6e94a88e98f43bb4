::a::
::a::
--> error: label_defined_twice.lua:2: label 'a' already defined on line 2
