local List = {}
List.__index = List
List.__len = function(self) return self.size end
List.__concat = function(a, b)
  local r = List.new()
  for v in a:each() do r:push(v) end
  for v in b:each() do r:push(v) end
  return r
end
List.__tostring = function(self)
  local t = {}
  for v in self:each() do t[#t + 1] = tostring(v) end
  return "[" .. table.concat(t, ", ") .. "]"
end
function List.new(...)
  local l = setmetatable({size = 0}, List)
  for _, v in ipairs {...} do l:push(v) end
  return l
end
function List:push(v)
  local node = {value = v}
  if self.last then self.last.next = node else self.first = node end
  self.last, self.size = node, self.size + 1
end
function List:each()
  local node = self.first
  return function()
    if node then
      local v = node.value
      node = node.next
      return v
    end
  end
end
local l = List.new(1, 2, 3) .. List.new("a", List.new("nested"))
print(l, #l) --> [1, 2, 3, a, [nested]]	5
