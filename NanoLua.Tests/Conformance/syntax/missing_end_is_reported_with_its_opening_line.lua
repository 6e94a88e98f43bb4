if true then
  print(1)
--> error: missing_end_is_reported_with_its_opening_line.lua:4: 'end' expected (to close 'if' at line 1) near <eof>
