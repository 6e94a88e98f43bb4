print(math.type(1), math.type(1.0), math.type("1")) --> integer	float	nil
print(math.type(nil), math.type(1e3), math.type(3 // 1.0)) --> nil	float	float
print(pcall(math.type)) --> false	bad argument #1 to 'math.type' (value expected)
