local now, queue, log = 0, {}, {}
local function after(delay, f)
  queue[#queue + 1] = {time = now + delay, order = #queue, run = f}
  table.sort(queue, function(a, b)
    if a.time ~= b.time then return a.time < b.time end
    return a.order < b.order
  end)
end
local function task(f)
  local co = coroutine.wrap(f)
  local function step()
    local delay = co()
    if delay then after(delay, step) end
  end
  after(0, step)
end
local function sleep(t) coroutine.yield(t) end
task(function() for i = 1, 3 do log[#log + 1] = now .. "a" .. i sleep(10) end end)
task(function() for i = 1, 2 do log[#log + 1] = now .. "b" .. i sleep(15) end end)
while #queue > 0 do
  local event = table.remove(queue, 1)
  now = event.time
  event.run()
end
print(now, table.concat(log, " ")) --> 30	0a1 0b1 10a2 15b2 20a3
