local function readonly(t) return setmetatable({}, {
  __index = t,
  __newindex = function(_, k) error("cannot set " .. k, 2) end,
  __len = function() return #t end,
}) end
local days = readonly {"Mon", "Tue"}
print(days[1], #days, days[3]) --> Mon	2	nil
print(pcall(function() days[3] = "Wed" end))
--> false	default_values_and_read_only_tables.lua:8: cannot set 3
