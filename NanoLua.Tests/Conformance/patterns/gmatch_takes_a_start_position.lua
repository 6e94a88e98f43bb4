for w in ("one two three"):gmatch("%a+", 5) do print(w) end
--> two
--> three
for w in ("abc"):gmatch("%a", -1) do print(w) end --> c
for _ in ("abc"):gmatch("%a", 10) do print("never") end
print(("x"):gmatch("x", 1)()) --> x
