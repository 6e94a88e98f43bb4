local t = setmetatable({}, {
  __index = function() error("in index", 0) end,
  __add = function() error({code = 7}) end,
  __eq = function() error("in eq", 0) end,
})
print(pcall(function() return t.x end)) --> false	in index
print(select(2, pcall(function() return t + 1 end)).code) --> 7
print(pcall(function() return t == setmetatable({}, getmetatable(t)) end)) --> false	in eq
