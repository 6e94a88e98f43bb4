local function lines()
  return coroutine.wrap(function()
    coroutine.yield("one")
    coroutine.yield("two")
  end)
end
for l in lines() do print(l) end
--> one
--> two
local f = lines()
print(f(), f(), f()) --> one	two
print(pcall(f)) --> false	cannot resume dead coroutine
