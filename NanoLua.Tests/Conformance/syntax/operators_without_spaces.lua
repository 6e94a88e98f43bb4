local a,b=7,2
print(a-b,a- -b,a..b,a//b,a~b,a~=b,a<<b,a>=b,-a^b,not a==b) --> 5	9	72	3	5	true	28	true	-49.0	false
print(#"abc"+1,1 ..2,a--[[comment]]-b) --> 4	12	5
