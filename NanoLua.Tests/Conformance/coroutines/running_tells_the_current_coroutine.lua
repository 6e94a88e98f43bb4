local main, ismain = coroutine.running()
print(type(main), ismain) --> thread	true
local co
co = coroutine.create(function()
  local self, ismain = coroutine.running()
  print(self == co, ismain, self == main)
end)
coroutine.resume(co) --> true	false	false
