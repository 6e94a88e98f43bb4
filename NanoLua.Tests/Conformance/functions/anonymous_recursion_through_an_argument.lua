local result = (function(f, n) return f(f, n) end)(function(self, n)
  return n < 2 and n or self(self, n - 1) + self(self, n - 2)
end, 15)
print(result) --> 610
