print(("%a %a %a"):format(1.0, 0.5, -2.0)) --> 0x1p+0 0x1p-1 -0x1p+1
print(("%A"):format(1.0), ("%.1a"):format(1.5)) --> 0X1P+0	0x1.8p+0
