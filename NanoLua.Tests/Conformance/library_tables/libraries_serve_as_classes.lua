-- A library as __index of other tables, and the metatable of strings.
local list = setmetatable({3, 1, 2}, {__index = table})
list:sort()
list:insert(4)
print(list:concat(" "))  --> 1 2 3 4
print(getmetatable("").__index == string)  --> true
local environment = setmetatable({}, {__index = _G})
environment.print(environment.math == math, environment.type(environment))  --> true	table
getmetatable("").__len = nil
getmetatable("").__call = function(text, n) return text:rep(n) end
print(("ab")(3), ("x"):upper())  --> ababab	X
getmetatable("").__index = function(text, key) return key .. " of " .. text end
print(("x").length)  --> length of x
