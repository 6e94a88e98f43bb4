print(math.tointeger(3.0), math.tointeger(3.5), math.tointeger(7)) --> 3	nil	7
print(math.tointeger("8"), math.tointeger("x")) --> 8	nil
print(math.tointeger(math.huge), math.tointeger(-0.0), math.tointeger({})) --> nil	0	nil
print(pcall(math.tointeger)) --> false	bad argument #1 to 'math.tointeger' (value expected)
