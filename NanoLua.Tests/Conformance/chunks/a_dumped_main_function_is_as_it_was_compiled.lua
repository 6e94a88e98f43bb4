local module = {}
module.first = 1
function module.second() end
local empty = {} -- so are the instructions that make a table: NEWTABLE and EXTRAARG without sizes
local dumped = string.dump(debug.getinfo(1, "f").func)
print(dumped:find("\x13\0\0\0\x54\0\0\0", 1, true) ~= nil) --> true
print(dumped:find("\x93\0\0\0\x54\0\0\0", 1, true) ~= nil) --> true
