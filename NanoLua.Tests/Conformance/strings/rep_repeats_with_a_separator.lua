print(("ab"):rep(3), ("ab"):rep(3, "-"), ("ab"):rep(1, "-"), "[" .. ("ab"):rep(0) .. "]")
--> ababab	ab-ab-ab	ab	[]
print("[" .. ("x"):rep(-1) .. "]", (""):rep(100) == "", ("x"):rep(2, "")) --> []	true	xx
