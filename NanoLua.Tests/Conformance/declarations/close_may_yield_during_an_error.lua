local co = coroutine.wrap(function()
  return pcall(function()
    local c <close> = setmetatable({}, {__close = function(_, e)
      coroutine.yield("closing " .. e)
    end})
    error("bad", 0)
  end)
end)
print(co()) --> closing bad
print(co()) --> false	bad
