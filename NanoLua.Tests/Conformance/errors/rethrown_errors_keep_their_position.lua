local ok, e = pcall(function()
  local ok, e = pcall(function() error("origin") end)
  error(e, 0)
end)
print(e) --> rethrown_errors_keep_their_position.lua:2: origin
