local function stack()
  local items = {}
  return {
    push = function(v) items[#items + 1] = v end,
    pop = function() return table.remove(items) end,
    size = function() return #items end,
  }
end
local s = stack()
s.push(1) s.push(2)
print(s.size(), s.pop(), s.pop(), s.size()) --> 2	2	1	0
