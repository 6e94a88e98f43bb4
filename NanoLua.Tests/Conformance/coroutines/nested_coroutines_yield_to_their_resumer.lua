local function level(n)
  return coroutine.wrap(function()
    if n > 0 then
      local below = level(n - 1)
      for v in below do coroutine.yield(n .. v) end
    else
      coroutine.yield("a")
      coroutine.yield("b")
    end
  end)
end
for v in level(5) do print(v) end
--> 54321a
--> 54321b
