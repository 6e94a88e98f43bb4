print(math.ult(1, 2), math.ult(-1, 2), math.ult(2, -1), math.ult(-2, -1), math.ult(0, 0))
--> true	false	true	true	false
print(pcall(math.ult, 1.5, 2))
--> false	bad argument #1 to 'math.ult' (number has no integer representation)
