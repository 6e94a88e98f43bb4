local a = string.rep("x", 50) .. "1" .. string.rep("y", 50)
local b = string.rep("x", 50) .. "2" .. string.rep("y", 50)
print(a == b, a < b, #a == #b) --> false	true	true
local t = {[a] = "first", [b] = "second"}
print(t[a], t[b]) --> first	second
