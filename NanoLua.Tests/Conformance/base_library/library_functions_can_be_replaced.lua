local oldprint = print
print = function(...) oldprint("replaced", ...) end
print("text") --> replaced	text
print = oldprint
print("text") --> text
string.extra = function(s) return s .. "+" end
print(("x"):extra()) --> x+
math.pi = 3
print(math.pi) --> 3
