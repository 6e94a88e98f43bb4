local co = coroutine.wrap(function()
  do
    local c <close> = setmetatable({}, {__close = function() coroutine.yield("from close") end})
    coroutine.yield("body")
  end
  return "end"
end)
print(co(), co(), co()) --> body	from close	end
