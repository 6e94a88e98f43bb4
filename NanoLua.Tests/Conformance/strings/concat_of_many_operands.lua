local a = "-"
print(a .. 1 .. a .. 2 .. a .. 3 .. a .. 4 .. a .. 5 .. a .. 6 .. a .. 7 .. a .. 8 .. a .. 9 .. a)
--> -1-2-3-4-5-6-7-8-9-
local long = a .. string.rep("ab", 60) .. a
print(#long, #(long .. long .. long)) --> 122	366
