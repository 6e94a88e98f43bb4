local t = {}
print(pcall(function() t[nil] = 1 end))
--> false	nil_and_nan_keys_cannot_be_set.lua:2: table index is nil
print(pcall(function() t[0 / 0] = 1 end))
--> false	nil_and_nan_keys_cannot_be_set.lua:4: table index is NaN
print(pcall(rawset, t, nil, 1)) --> false	table index is nil
print(pcall(function() return {[nil] = 1} end))
--> false	nil_and_nan_keys_cannot_be_set.lua:7: table index is nil
print(t[nil], t[0 / 0], next(t)) --> nil	nil	nil
