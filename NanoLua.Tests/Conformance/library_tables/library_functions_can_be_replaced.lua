-- Whoever took a function before keeps the old one.
local floor = math.floor
math.floor = function(x) return "replaced " .. floor(x) end
print(math.floor(2.5), floor(2.5))  --> replaced 2	2
print(math.ceil(2.5))  --> 3
print = (function(old) return function(...) return old(">", ...) end end)(print)
print("text")  --> >	text
print(_G.print == print, rawget(_G, "print") == print)  --> >	true	true
