print(3x)
--> error: malformed_number.lua:1: malformed number near '3x'
