do
  local v <close> = setmetatable({id = 7}, {__close = function(o, e, ...)
    print(o.id, e, select("#", ...)) --> 7	nil	0
  end})
end
