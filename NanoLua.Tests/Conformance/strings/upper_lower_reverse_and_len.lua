print(("aBc1!"):upper(), ("aBc1!"):lower(), ("abc"):reverse(), (""):reverse() == "", ("a\0b"):len())
--> ABC1!	abc1!	cba	true	3
print((("x\0y"):reverse()):byte(1, -1)) --> 121	0	120
