local left = setmetatable({}, {__add = function() return "left" end})
local right = setmetatable({}, {
  __add = function() return "right" end, __sub = function() return "rsub" end,
})
print(left + right, right + left, left - right, 1 + right, left + 1) --> left	right	rsub	right	left
