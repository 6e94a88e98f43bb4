print(pcall(string.rep, "abc", math.maxinteger)) --> false	resulting string too large
print(pcall(string.rep, "ab", math.maxinteger // 2 + 1)) --> false	resulting string too large
print(pcall(string.rep, "a", math.maxinteger, "b")) --> false	resulting string too large
