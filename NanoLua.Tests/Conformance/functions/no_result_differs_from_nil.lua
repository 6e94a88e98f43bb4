local function nothing() end
local function null() return nil end
print(select("#", nothing()), select("#", null())) --> 0	1
print(pcall(function() return tostring(nothing()) end))
--> false	no_result_differs_from_nil.lua:4: bad argument #1 to 'tostring' (value expected)
print(tostring(null())) --> nil
print((nothing()) == nil) --> true
