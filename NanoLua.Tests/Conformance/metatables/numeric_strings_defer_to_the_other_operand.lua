local t = setmetatable({}, {__add = function(a, b) return type(a) .. "+" .. type(b) end})
print("10" + t, t + "10", "abc" + t, t + "abc")
--> string+table	table+string	string+table	table+string
