print(pcall(assert, false)) --> false	assertion failed!
print(pcall(assert, nil, "message")) --> false	message
print(pcall(assert, false, {1} and 42)) --> false	42
print(assert(1, 2, 3)) --> 1	2	3
print(pcall(assert)) --> false	bad argument #1 to 'assert' (value expected)
print(select("#", assert("only"))) --> 1
