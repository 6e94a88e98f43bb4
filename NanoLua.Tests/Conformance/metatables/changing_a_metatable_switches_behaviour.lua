local t = setmetatable({}, {__index = {v = "first"}})
print(t.v) --> first
setmetatable(t, {__index = {v = "second"}})
print(t.v) --> second
setmetatable(t, nil)
print(t.v) --> nil
