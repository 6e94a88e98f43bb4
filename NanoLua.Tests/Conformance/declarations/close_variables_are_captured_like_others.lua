local f
do
  local c <close> = setmetatable({v = "still here"}, {__close = function(o) o.v = o.v .. "!" end})
  f = function() return c.v end
end
print(f()) --> still here!
