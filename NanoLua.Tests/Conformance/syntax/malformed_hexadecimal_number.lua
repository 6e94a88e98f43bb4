print(0x)
--> error: malformed_hexadecimal_number.lua:1: malformed number near '0x'
