local co = coroutine.wrap(function()
  for i = 1, 3 do
    local ok, e = pcall(function()
      local c <close> = setmetatable({}, {__close = function() coroutine.yield("close " .. i) end})
      coroutine.yield("body " .. i)
      error("e" .. i, 0)
    end)
    coroutine.yield(e)
  end
  return "end"
end)
for _ = 1, 10 do print(co()) end
--> body 1
--> close 1
--> e1
--> body 2
--> close 2
--> e2
--> body 3
--> close 3
--> e3
--> end
