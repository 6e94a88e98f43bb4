print("\300")
--> error: decimal_escape_too_large.lua:1: decimal escape too large near '"\300"'
