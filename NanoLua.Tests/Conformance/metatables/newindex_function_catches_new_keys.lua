local log = {}
local t = setmetatable({old = 1}, {__newindex = function(t, k, v)
  log[#log + 1] = k .. "=" .. tostring(v)
  rawset(t, k, v)
end})
t.old = 2
t.new = 3
t.new = 4
t.gone = nil
print(table.concat(log, " "), t.old, t.new) --> new=3 gone=nil	2	4
