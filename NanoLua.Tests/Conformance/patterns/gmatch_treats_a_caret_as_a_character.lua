local n = 0
for _ in ("a^b ^c"):gmatch("^%w") do n = n + 1 end
print(n, ("^x"):gmatch("^x")()) --> 2	^x
