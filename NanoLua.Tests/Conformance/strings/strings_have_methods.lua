local s = "Hello"
print(s:upper(), s:len(), s:sub(2, 3), ("x"):rep(3), ("%d"):format(7)) --> HELLO	5	el	xxx	7
print(s.upper == string.upper, ("abc").len == string.len, #s:rep(3, ",")) --> true	true	17
