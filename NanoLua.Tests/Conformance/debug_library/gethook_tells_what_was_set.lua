local function hook() end
debug.sethook(hook, "lrc?", 7)
local set, mask, count = debug.gethook()
debug.sethook()
print(set == hook, mask, count) --> true	crl	7
debug.sethook(hook, "")
print(debug.gethook()) --> nil
print(pcall(debug.sethook, hook)) --> false	bad argument #2 to 'debug.sethook' (string expected, got no value)
print(pcall(debug.sethook, 1, "c")) --> false	bad argument #1 to 'debug.sethook' (function expected, got number)
