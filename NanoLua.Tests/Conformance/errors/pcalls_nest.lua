print(pcall(pcall, pcall, function() error("deep", 0) end)) --> true	true	false	deep
local ok, e = pcall(function()
  local ok2, e2 = pcall(error, "inner", 0)
  error("outer+" .. e2, 0)
end)
print(ok, e) --> false	outer+inner
