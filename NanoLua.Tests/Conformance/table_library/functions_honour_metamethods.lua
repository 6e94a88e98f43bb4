local log = {}
local proxy = setmetatable({}, {
  __len = function() return 3 end,
  __index = function(_, k) return k * 10 end,
  __newindex = function(_, k, v) log[#log + 1] = k .. "=" .. v end,
})
print(table.concat(proxy, " "), table.unpack(proxy)) --> 10 20 30	10	20	30
table.insert(proxy, "new")
table.move({7, 8}, 1, 2, 1, proxy)
print(table.concat(log, " ")) --> 4=new 1=7 2=8
