print(pcall(string.format, "%y", 1)) --> false	invalid conversion '%y' to 'format'
print(pcall(string.format, "%")) --> false	bad argument #2 to 'string.format' (no value)
print(pcall(string.format, "%d")) --> false	bad argument #2 to 'string.format' (no value)
print(pcall(string.format, "%s")) --> false	bad argument #2 to 'string.format' (no value)
print(pcall(string.format, "%d", "x"))
--> false	bad argument #2 to 'string.format' (number expected, got string)
print(pcall(string.format, "%d", {}))
--> false	bad argument #2 to 'string.format' (number expected, got table)
print(pcall(string.format, "%123d", 1)) --> false	invalid conversion specification: '%123d'
print(pcall(string.format, "%.123f", 1)) --> false	invalid conversion specification: '%.123f'
print(pcall(string.format, "%#s", "x")) --> false	invalid conversion specification: '%#s'
print(pcall(string.format, "%0c", 65)) --> false	invalid conversion specification: '%0c'
