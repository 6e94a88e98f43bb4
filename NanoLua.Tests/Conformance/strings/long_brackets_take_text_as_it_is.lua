print([[a\nb]], [==[x]]y]==]) --> a\nb	x]]y
print(#[[
the newline after the opening bracket is dropped]])
--> 48
print([[
two
lines]])
--> two
--> lines
print(#[=[]=], [[a]] .. [=[ ]] ]=] .. "!") --> 0	a ]] !
