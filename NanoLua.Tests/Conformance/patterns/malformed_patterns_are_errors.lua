print(pcall(string.find, "a", "[")) --> false	malformed pattern (missing ']')
print(pcall(string.find, "a", "[a")) --> false	malformed pattern (missing ']')
print(pcall(string.find, "a", "%")) --> false	malformed pattern (ends with '%')
print(pcall(string.find, "a", "(a")) --> false	unfinished capture
print(pcall(string.find, "a", "a)")) --> true	nil
print(pcall(string.find, "a", "%b")) --> false	malformed pattern (missing arguments to '%b')
print(pcall(string.find, "a", "%f")) --> false	missing '[' after '%f' in pattern
print(pcall(string.find, "a", "%1")) --> false	invalid capture index %1
print(pcall(string.find, "a", "(a)%2")) --> false	invalid capture index %2
print(pcall(string.find, "a", "[%")) --> false	malformed pattern (missing ']')
