-- Field extraargs: how many arguments __call metamethods have put in front (manual §4.7).
local function callee(...)
    print(select("#", ...), debug.getinfo(1, "t").extraargs)
end
callee() --> 0	0
local object = setmetatable({}, {__call = callee})
object() --> 1	1
object("more") --> 2	1
local outer = setmetatable({}, {__call = object})
outer() --> 2	2
