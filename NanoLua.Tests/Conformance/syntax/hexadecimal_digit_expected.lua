print("\xZ1")
--> error: hexadecimal_digit_expected.lua:1: hexadecimal digit expected near '"\xZ'
