local function pair()
  local v = 0
  return function(x) v = x end, function() return v end
end
local set, get = pair()
set(5)
print(get()) --> 5
local set2, get2 = pair()
set2("other")
print(get(), get2()) --> 5	other
