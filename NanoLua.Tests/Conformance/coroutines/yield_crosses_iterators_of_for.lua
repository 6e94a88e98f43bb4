local function iter(state, i)
  i = i + 1
  coroutine.yield("fetch " .. i)
  if i <= state then return i end
end
local co = coroutine.wrap(function()
  for i in iter, 2, 0 do coroutine.yield("body " .. i) end
  return "end"
end)
for _ = 1, 6 do print(co()) end
--> fetch 1
--> body 1
--> fetch 2
--> body 2
--> fetch 3
--> end
