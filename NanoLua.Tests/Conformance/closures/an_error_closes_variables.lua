local f
pcall(function()
  local v = "kept"
  f = function() return v end
  error("x")
end)
print(f()) --> kept
