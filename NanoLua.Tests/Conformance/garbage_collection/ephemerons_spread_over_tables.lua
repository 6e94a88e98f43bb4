local a = setmetatable({}, {__mode = "k"})
local b = setmetatable({}, {__mode = "k"})
local root = {}
do
  local x, y = {}, {}
  a[root] = x
  b[x] = y
  a[y] = "end"
end
collectgarbage()
print(a[b[a[root]]]) --> end
root = nil
collectgarbage()
print(next(a), next(b)) --> nil	nil
