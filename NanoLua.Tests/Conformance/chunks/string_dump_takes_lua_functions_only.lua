print(pcall(string.dump, print)) --> false	bad argument #1 to 'string.dump' (Lua function expected)
print(pcall(string.dump, {})) --> false	bad argument #1 to 'string.dump' (Lua function expected)
print(pcall(string.dump)) --> false	bad argument #1 to 'string.dump' (Lua function expected)
print(#string.dump(function() end) > 30) --> true
