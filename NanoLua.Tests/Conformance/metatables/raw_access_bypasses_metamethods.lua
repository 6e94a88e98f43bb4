local t = setmetatable({}, {
  __index = function() return "mm" end, __newindex = function() error("no") end,
  __len = function() return 99 end, __eq = function() return true end,
})
rawset(t, "k", 1)
print(rawget(t, "k"), rawget(t, "x"), t.x) --> 1	nil	mm
print(rawlen(t), #t, rawequal(t, setmetatable({}, getmetatable(t)))) --> 0	99	false
print(t == setmetatable({}, getmetatable(t)), rawlen("abc")) --> true	3
