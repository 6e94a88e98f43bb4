local names = {}
for k, v in pairs(coroutine) do names[#names + 1] = k .. ":" .. type(v) end
table.sort(names)
print(table.concat(names, " "))
--> close:function create:function isyieldable:function resume:function running:function status:function wrap:function yield:function
local n = 0
for k in pairs(utf8) do n = n + 1 end
print(n) --> 6
