local pool = {free = 2, log = {}}
function pool:take(name)
  if self.free == 0 then error("pool empty", 2) end
  self.free = self.free - 1
  self.log[#self.log + 1] = "+" .. name
  return setmetatable({}, {__close = function(_, e)
    self.free = self.free + 1
    self.log[#self.log + 1] = "-" .. name .. (e and "!" or "")
  end})
end
local function work(depth)
  local r <close> = pool:take("r" .. depth)
  if depth < 3 then return work(depth + 1) .. "" end
  return "done"
end
print(pcall(work, 1)) --> false	resource_pool_with_close.lua:12: pool empty
print(pcall(work, 2)) --> true	done
print(pool.free, table.concat(pool.log, " ")) --> 2	+r1 +r2 -r2! -r1! +r2 +r3 -r3 -r2
