local function producer() return coroutine.create(function()
  for _, v in ipairs {"x", "y", "z"} do coroutine.yield(v) end
end) end
local function filter(p) return coroutine.create(function()
  local n = 1
  while true do
    local _, v = coroutine.resume(p)
    if not v then return nil end
    coroutine.yield(n .. v)
    n = n + 1
  end
end) end
local f = filter(producer())
while true do
  local _, v = coroutine.resume(f)
  if not v then break end
  print(v)
end
--> 1x
--> 2y
--> 3z
