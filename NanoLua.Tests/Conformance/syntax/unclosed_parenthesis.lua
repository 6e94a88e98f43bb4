print((1 + 2)
local x = 1
--> error: unclosed_parenthesis.lua:2: ')' expected (to close '(' at line 1) near 'local'
