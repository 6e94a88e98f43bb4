local dumped = string.dump(function() return 1 end)
print((load(dumped:sub(1, #dumped - 1), "cut", "b"))) --> nil
print((load("\27Lua", "head", "b"))) --> nil
