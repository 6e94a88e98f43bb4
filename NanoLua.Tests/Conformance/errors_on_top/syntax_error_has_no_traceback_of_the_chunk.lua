print("never printed")
local x = (1 + 2
print(x)
--> stderr:
--> lua: syntax_error_has_no_traceback_of_the_chunk.lua:3: ')' expected (to close '(' at line 2) near 'print'
