print(string.len(123), string.rep(5, 3), string.sub(12345, 2, 3), string.reverse(1.5))
--> 3	555	23	5.1
print(string.byte(7), string.find(1234, 23), ("x"):rep("2"), string.format("%s", 10)) --> 55	2	xx	10
