local t = setmetatable({}, {__mode = "k"})
local first = {}
local key = first
for i = 1, 10 do
  local nextkey = {}
  t[key] = nextkey
  key = nextkey
end
key = nil
collectgarbage()
local n, k = 0, first
while t[k] do n = n + 1 k = t[k] end
print(n) --> 10
first, k = nil, nil
collectgarbage()
print(next(t)) --> nil
