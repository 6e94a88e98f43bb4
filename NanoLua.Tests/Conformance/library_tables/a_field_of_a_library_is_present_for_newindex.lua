-- The first write to the library meets __newindex only for a field that is not there.
local log = {}
setmetatable(utf8, {__newindex = function(_, name) log[#log + 1] = name end})
utf8.char = "assigned"
print(utf8.char, #log)  --> assigned	0
utf8.other = 1
print(utf8.other, log[1])  --> nil	other
setmetatable(_G, {__newindex = function(_, name) log[#log + 1] = "global " .. name end})
select = "assigned"
novel = 1
print(select, novel, log[2])  --> assigned	nil	global novel
