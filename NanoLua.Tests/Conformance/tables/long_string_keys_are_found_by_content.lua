local t = {}
for i = 1, 20 do t[("long key "):rep(8) .. i] = i end
print(t[("long key "):rep(8) .. 7], t[("long key "):rep(8) .. 20], t[("long key "):rep(8)])
--> 7	20	nil
