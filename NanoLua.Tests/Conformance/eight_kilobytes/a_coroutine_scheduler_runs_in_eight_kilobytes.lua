-- heap: 8 KB
-- Tasks sleep for some ticks, wait for events and end; the scheduler runs whoever is due.
local ready, now = {}, 0

local function spawn(name, body)
  ready[#ready + 1] = { name = name, wake = 0, thread = coroutine.create(body) }
end

local function sleep(ticks) coroutine.yield("sleep", ticks) end
local function wait(event) return coroutine.yield("wait", event) end

local function signal(event, value)
  for _, task in ipairs(ready) do
    if task.event == event then task.event, task.value, task.wake = nil, value, now end
  end
end

local function step(task)
  local ok, request, detail = coroutine.resume(task.thread, task.value)
  task.value = nil
  if not ok then return false, request end
  if coroutine.status(task.thread) == "dead" then return false end
  if request == "sleep" then task.wake = now + detail else task.event = detail end
  return true
end

local function run()
  while #ready > 0 do
    for i = #ready, 1, -1 do
      local task = ready[i]
      if not task.event and task.wake <= now then
        local alive, problem = step(task)
        if not alive then
          table.remove(ready, i)
          print(now, task.name .. " ends", problem)
        end
      end
    end
    now = now + 1
  end
end

spawn("sensor", function()
  for reading = 20, 24 do
    sleep(3)
    signal("reading", reading)
  end
  sleep(2)
  signal("reading", nil)
end)
spawn("filter", function()
  local sum, count = 0, 0
  for reading in function() return wait("reading") end do
    sum, count = sum + reading, count + 1
    print(now, "mean", sum / count)
  end
end)
spawn("blinker", function()
  for blink = 1, 3 do
    print(now, "blink", blink)
    sleep(5)
  end
end)
spawn("broken", function()
  sleep(7)
  error("no such device", 0)
end)
run()
print("at the end", now)
--> 0	blink	1
--> 4	mean	20.0
--> 5	blink	2
--> 7	broken ends	no such device
--> 7	mean	20.5
--> 10	blink	3
--> 10	mean	21.0
--> 13	mean	21.5
--> 15	blinker ends	nil
--> 16	mean	22.0
--> 17	sensor ends	nil
--> 18	filter ends	nil
--> at the end	19
