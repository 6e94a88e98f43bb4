print(1e)
--> error: malformed_exponent.lua:1: malformed number near '1e'
