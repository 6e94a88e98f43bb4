print(#"", #"abc", #"\u{E9}", #"\n", #("x"):rep(1000)) --> 0	3	2	1	1000
local s = "hello"
print(#s, #s + 1, -#s, #s == 5) --> 5	6	-5	true
