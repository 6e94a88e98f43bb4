while true do
--> error: missing_end_on_the_same_line.lua:3: 'end' expected (to close 'while' at line 1) near <eof>
