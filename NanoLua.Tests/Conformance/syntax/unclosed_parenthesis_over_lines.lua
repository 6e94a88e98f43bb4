print(
  1,
  2
local x
--> error: unclosed_parenthesis_over_lines.lua:4: ')' expected (to close '(' at line 1) near 'local'
