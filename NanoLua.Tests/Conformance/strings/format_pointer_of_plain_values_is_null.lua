print(("%p"):format(1), ("%p"):format(nil), ("%p"):format(true)) --> (null)	(null)	(null)
local t = {}
print(("%p"):format(t) == ("%p"):format(t), ("%p"):format(t) == ("%p"):format({})) --> true	false
print(tostring(t) == "table: " .. ("%p"):format(t)) --> true
