print(math.deg(math.pi), math.rad(180) == math.pi, math.deg(0), math.rad(0)) --> 180.0	true	0.0	0.0
