local tasks, log = {}, {}
for _, name in ipairs {"A", "B", "C"} do
  tasks[#tasks + 1] = coroutine.create(function()
    for i = 1, 3 do log[#log + 1] = name .. i coroutine.yield() end
  end)
end
while #tasks > 0 do
  for i = #tasks, 1, -1 do
    coroutine.resume(tasks[i])
    if coroutine.status(tasks[i]) == "dead" then table.remove(tasks, i) end
  end
end
print(table.concat(log, " ")) --> C1 B1 A1 C2 B2 A2 C3 B3 A3
