local callable = setmetatable({}, {__call = function(self, n)
  if n == 0 then return "end" end
  return self(n - 1)
end})
print(callable(20000)) --> end
