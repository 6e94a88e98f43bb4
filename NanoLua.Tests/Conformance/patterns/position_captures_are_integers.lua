print(("abc"):match("()b()"), math.type(("abc"):match("()b"))) --> 2	integer
