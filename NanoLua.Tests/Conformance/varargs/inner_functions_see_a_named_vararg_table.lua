local function f(...t)
  local inner = function() return t[2] end
  return inner(), #t
end
print(f(5, 6, 7)) --> 6	3
