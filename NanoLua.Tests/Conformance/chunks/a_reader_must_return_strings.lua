print(pcall(load, function() return {} end)) --> true	nil	reader function must return a string
print(pcall(load, function() error("from the reader", 0) end)) --> true	nil	from the reader
print(load(function() return nil end, "nothing", "b"))
--> nil	attempt to load a text chunk (mode is 'b')
print(load(function() return "" end, "nothing", "b"))
--> nil	attempt to load a text chunk (mode is 'b')
print(pcall(load, {})) --> false	bad argument #1 to 'load' (function expected, got table)
print(pcall(load)) --> false	bad argument #1 to 'load' (function expected, got no value)
