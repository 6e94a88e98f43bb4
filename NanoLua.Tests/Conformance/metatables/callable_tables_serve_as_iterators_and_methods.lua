local iter = setmetatable({n = 0}, {__call = function(self, limit)
  self.n = self.n + 1
  if self.n <= limit then return self.n end
end})
for i in iter, 3 do io.write(i, ";") end
print("done") --> 1;2;3;done
local method = setmetatable({}, {__call = function(_, self, x) return self.name, x end})
local obj = {m = method, name = "o"}
print(obj:m(5)) --> o	5
