local words = {}
for w in ("one two  three"):gmatch("%a+") do words[#words + 1] = w end
print(#words, words[1], words[2], words[3]) --> 3	one	two	three
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do print(k, v) end
--> a	1
--> b	2
for p in ("abc"):gmatch("()") do io.write(p, " ") end
print("end") --> 1 2 3 4 end
