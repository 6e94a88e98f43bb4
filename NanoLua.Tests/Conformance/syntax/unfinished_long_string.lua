local s = [[never
closed
--> error: unfinished_long_string.lua:4: unfinished long string (starting at line 1) near <eof>
