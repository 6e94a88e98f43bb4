print(1.2.3)
--> error: number_with_two_points.lua:1: malformed number near '1.2.3'
