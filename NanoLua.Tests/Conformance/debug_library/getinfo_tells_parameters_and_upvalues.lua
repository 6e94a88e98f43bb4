local up1, up2 = 1, 2
local function f(a, b, ...) return up1 + up2 end
local i = debug.getinfo(f, "u")
print(i.nups, i.nparams, i.isvararg) --> 2	2	true
i = debug.getinfo(print, "u")
print(i.nparams, i.isvararg) --> 0	true
