-- heap: 8 KB
print("Hello from " .. _VERSION) --> Hello from Lua 5.5
