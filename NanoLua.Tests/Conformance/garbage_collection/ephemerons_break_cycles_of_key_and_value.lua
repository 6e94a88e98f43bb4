local t = setmetatable({}, {__mode = "k"})
do
  local a, b = {}, {}
  t[a] = b
  t[b] = a
  local c = {}
  t[c] = {ref = c}
end
collectgarbage()
print(next(t)) --> nil
