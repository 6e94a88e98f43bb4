io.write("a", 1, 2.5, "\n") --> a12.5
io.write("no newline")
io.write("\n") --> no newline
print(pcall(io.write, {})) --> false	bad argument #1 to 'io.write' (string expected, got table)
