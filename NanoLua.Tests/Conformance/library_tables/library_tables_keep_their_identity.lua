local before = tostring(math)
local names = {[math] = "math", [io] = "io", [_G] = "globals"}
math.novel, io.novel, novel = 1, 2, 3
print(tostring(math) == before, names[math], names[io], names[_G])  --> true	math	io	globals
print(require "math" == math, package.loaded._G == _G, _G._G == _G)  --> true	true	true
print(package.loaded.math.novel, _G.novel)  --> 1	3
